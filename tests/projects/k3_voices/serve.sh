#!/bin/sh
export KERAS_BACKEND=jax
exec python voices.py
