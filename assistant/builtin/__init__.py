"""The model that needs no network: small talk, sums, dates, and an honest word about everything else."""
