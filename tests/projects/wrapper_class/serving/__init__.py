from serving.service import Service
