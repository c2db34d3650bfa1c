# Answers lines of JSON: {"add": [passages]}, {"finish": true}, {"search": "words"}, each with {"Seconds": …, "Hits": …}.
import json
import sys
import time

import xapian

folder = sys.argv[1]
database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
stemmer = xapian.Stem("en")
generator = xapian.TermGenerator()
generator.set_stemmer(stemmer)
generator.set_stemming_strategy(generator.STEM_ALL)


def add(passages):
    for passage in passages:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text_without_positions(passage["Text"])
        document.set_data(passage["ID"])
        database.add_document(document)
    return 0


def finish(_):
    global database
    database.close()
    database = xapian.Database(folder)
    return 0


def search(words):
    terms = [stemmer(word.lower().encode()).decode() for word in words.split()]
    enquire = xapian.Enquire(database)
    enquire.set_query(xapian.Query(xapian.Query.OP_OR, terms))
    return len([match.docid for match in enquire.get_mset(0, 50)])


for line in sys.stdin:
    (what, given), = json.loads(line).items()
    began = time.perf_counter()
    hits = {"add": add, "finish": finish, "search": search}[what](given)
    print(json.dumps({"Seconds": time.perf_counter() - began, "Hits": hits}), flush=True)
