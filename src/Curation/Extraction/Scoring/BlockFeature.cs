namespace Curation.Extraction.Scoring;

/// <summary>What the trees are told of a block, in this order; behind these lie the shares of the named ancestors and what is known of the page.</summary>
internal enum BlockFeature
{
    Characters, LinkShare, Sentences, SentenceRate, Digits, Uppers, Marks, Wide, Separators, Money, FirstByte, LastByte, IsPointer,
    Copies, EarlierCopies, InTitle, InDescription, InBody, InTexts, WordsMean, WordsLeast, WordsGreatest, WordsKnown, Texts, Inline,
    Tag, ParentTag, GrandTag, HeadingLevel, Depth, Place, TextBefore, TextAfter, Index, IsHidden,
    SinceHeading, BlocksSinceHeading, LastHeading, AfterH1, LinksUp1, LinksUp2, LinksUp3, LinksUp5,
    TextUp1, TextUp2, TextUp3, TextUp5, SizeUp1, SizeUp2, SizeUp3, ShareUp1, ShareUp2, ShareUp3, SentencesUp2, SentencesUp3,
    PlaceCount, PlaceText, PlaceLinks, PlaceLonger, PlaceShare,
    RootDistance, RootSide, RootDepth, IsInRules, Cut,
    PreviousText, PreviousLinks, PreviousTag, PreviousSentences, PreviousClimb, NextText, NextLinks, NextTag, NextSentences, NextClimb,
    SecondPreviousText, SecondPreviousLinks, SecondNextText, SecondNextLinks, TextAround, LinksAround,
    HeadingWordsMean, HeadingWordsLeast, HeadingWordsGreatest, HeadingWordsKnown,
    Count,
}

/// <summary>What the second pass is told besides: what the first one thought of the blocks around.</summary>
internal enum ContextFeature
{
    Own, Previous, Next, SecondPrevious, SecondNext, Near, Wide, Page, SamePlace, Up1, Up2, Up3, Up4, Before, After, Expected,
    SinceKept, UntilKept, BestBefore, BestAfter, HeadingAbove, Section, Count,
}
