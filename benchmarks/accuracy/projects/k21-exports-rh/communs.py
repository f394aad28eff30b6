# -*- coding: utf-8 -*-
"""Fonctions communes aux scripts RH - M. Lefort 2017, repris par S. en 2020"""
import configparser
import csv
import os

ICI = os.path.dirname(os.path.abspath(__file__))
SORTIE = os.path.join(ICI, "sortie")

cfg = configparser.RawConfigParser()
cfg.read(os.path.join(ICI, "config.ini"), encoding="utf-8")


def ecrire_csv(nom, colonnes, lignes):
    if not os.path.isdir(SORTIE):
        os.makedirs(SORTIE)
    with open(os.path.join(SORTIE, nom), "w", newline="", encoding="utf-8-sig") as f:
        w = csv.DictWriter(f, colonnes, delimiter=";", extrasaction="ignore")
        w.writeheader()
        w.writerows(lignes)


def lire_csv(nom):
    with open(os.path.join(SORTIE, nom), newline="", encoding="utf-8-sig") as f:
        return list(csv.DictReader(f, delimiter=";"))
