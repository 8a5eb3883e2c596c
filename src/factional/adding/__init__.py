"""Adding: from files, folders, archives, lists and addresses to documents in a case.

Places are walked (`places`), containers opened, documents read and their claims extracted in worker
processes (`engine`), and each is written in one transaction by the process that asked (`batch`).
"""
