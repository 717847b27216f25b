"""Words that say nothing about a page: left out of a query that has others, never out of an index.

The lists are short on purpose: a rare word wrongly listed loses pages, a common one not listed costs a little rank.
Elided articles ("l'", "d'") stand here, because an apostrophe ends a word.
"""

from __future__ import annotations

_LISTS = {
    "english": "a an and are as at be by can do does for from had has have how i in is it its of on or s t that the their there these this to was were what when where which who whom why will with",
    "french": "a à au aux avec c ce ces cette combien comme comment d dans de depuis des du elle en est et été étaient était il ils j je l la le les leur lui m mais n ne nous on ont ou où par pas pour qu quand que quel quelle quelles quels qui quoi s sa se ses son sont sur t un une vous y",
    "german": "als am an auf aus bei bis das dass dem den der des die ein eine einem einen einer eines es für hat in im ist mit nach oder sich sie sind und um vom von vor war waren warum was welche welchem welchen welcher welches wann wie wer wo wird wurde wurden zu zum zur",
    "spanish": "a al como con cual cuál cuales cuáles cuando cuándo cuánto cuántos de del donde dónde el ella en entre era es esta este fue ha la las lo los más no o para por porque qué que quien quién se ser sin sobre son su sus un una y",
    "italian": "a ad al alla c che chi come con d da dal dei del della delle di dove e ed è gli i il in l la le lo nel nella per perché quale quali quando quanto si sono su un una uno",
    "portuguese": "a ao as com como da das de do dos e em entre é foi na nas no nos o os ou para pela pelo por qual quais quando que quem se sua um uma onde",
    "dutch": "aan als bij dat de den der des die dit een en er het hoe in is met na naar of om op te tot uit van voor waar wanneer wat welke wie zijn zo",
    "swedish": "att av den det en ett från för hur i med när och om på som till vad var vem vilka vilken är",
    "danish": "af at den det der de en er et for fra hvad hvem hvilken hvor hvornår i med og om på som til",
    "norwegian": "av de den det en er et for fra hva hvem hvilken hvor i med når og om på som til",
    "russian": "а в во для до за и из или как какая какие какой каким каких какое ко когда который кто на не о об от по при с со сколько где что это чем был была было были",
    "turkish": "bir bu da de hangi için ile kaç kim mi mı mu mü ne nedir nerede neden nasıl olan olarak ve veya ki",
    "arabic": "في من على عن إلى الى ما ماذا متى أين اين كيف كم هل هو هي هذا هذه التي الذي أو او و أن ان إن كان كانت لماذا مع أي اي التى بين تم ذلك",
    "hindi": "का की के को में से है हैं था थे थी ने पर और या यह वह एक कि क्या कौन कब कहाँ कहां कैसे क्यों कितने कितना कितनी किस किसने किसके किसकी किसका जो लिए द्वारा साथ इस उस हो तो ही भी गया गई",
    "romanian": "a al ale au ca care câte câți ce cel cine cu când cum de din după este fi fost în între la mai o pe pentru prin sau se și sunt un unde unei unui",
    "polish": "a co czy dla do i ile jak jaka jaki jakie jest kiedy kto która które który lub na nie o od po przez się w we z za ze gdzie",
    "finnish": "ja joka kuka kuinka milloin mikä missä mitä miten on oli tai että",
    "hungarian": "a az egy és hogy hogyan hol ki kik melyik mely mi mikor milyen mit van volt",
    "greek": "από για είναι ή και με να ο η το οι τα του της των στο στη στην που ποιος ποια ποιο πότε πού πώς σε τι",
    "catalan": "a al amb com d de del dels el els en és i l la les on per què qui quan quin quina un una",
}


def stop_words(name: str) -> frozenset[str]:
    """Return the list of an analyser by its name, as written; empty where there is none."""
    return frozenset(_LISTS.get(name, "").split())
