"""Claims in, ties out: who agrees, who disputes, how many independent origins."""
