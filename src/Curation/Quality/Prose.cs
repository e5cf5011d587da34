using Curation.Core;

namespace Curation.Quality;

/// <summary>How much a text reads like careful English prose, in [0, 1]: a logistic over a dozen measured features, times a factor that grows with length.
/// Needs no model file.</summary>
/// <remarks>Features after Rae et al. 2021 (Gopher, 2112.11446, Table A1: sentences, stop words, line ends), Biber 1988 (function words, connectives) and
/// Covington and McFall 2010 (MATTR). The weights are set by hand,
/// each with its reason; no text was fitted. Words for groups of people are passed over, so swapping them changes nothing.</remarks>
[Stage("prose")]
public sealed record Prose : Scorer
{
    private const string Vocabulary = "builtin:prose", Identity = "builtin:identity";
    // words at which a text has 63 % of what length can give; 500 words have nearly all of it
    private const double LengthScale = 120;
    private ProseWords? _words;

    public override string Summary => "How much the text reads like careful English prose, 0 to 1.";

    public override string Origin => "hand-set logistic over features of Gopher (arXiv 2112.11446, Table A1), Biber 1988 and MATTR (Covington and McFall 2010)";

    public override Stage Open(IAssets assets) => this with { _words = new ProseWords(assets.Read(Vocabulary), Identity, assets.Read(Identity)) };

    public override double Score(Document document)
    {
        using var measured = ProseStatistics.Of(document.Text.Utf8, _words ?? throw new InvalidOperationException("prose is not opened"));
        if (measured.Words == 0) return 0;
        var evidence = -6.5 + Grammar(measured) + Form(measured) - Spoils(measured);
        return 1 / (1 + Math.Exp(-evidence)) * (1 - Math.Exp(-measured.Words / LengthScale));
    }

    /// <summary>What the sentences are made of.</summary>
    private static double Grammar(ProseStatistics m) =>
        // English prose has 40 to 50 % function words; lists, adverts, code and other languages much fewer
        3.0 * Rise(ProseStatistics.Share(m.Function, m.Words), 0.20, 0.44)
        // a long text that keeps to a few of them is built by a template
        + 1.2 * Rise(m.DistinctFunction, 0.08 * Math.Min(m.Words, 400), 0.22 * Math.Min(m.Words, 400))
        // argument and story join their sentences
        + 1.0 * Rise(ProseStatistics.Share(m.Connective, m.Words), 0.0, 0.06)
        // 50 words of prose hold about 40 different ones; spam fewer, word lists almost 50
        + 1.2 * Rise(m.Diversity, 0.55, 0.74) * Fall(m.Diversity, 0.90, 0.98);

    /// <summary>How sentences and lines run.</summary>
    private static double Form(ProseStatistics m) =>
        // headings and commands are shorter, statutes and unpunctuated streams longer
        1.4 * Rise(m.MeanSentence, 5, 13) * Fall(m.MeanSentence, 32, 60)
        // writers vary their sentences, templates do not
        + 0.8 * Rise(m.SentenceVariation, 0.15, 0.50)
        + 1.6 * Rise(ProseStatistics.Share(m.EndedLineWords, m.Words), 0.30, 0.95)
        + 0.6 * Rise(ProseStatistics.Share(m.Letters, m.ContentWords), 3.8, 5.2) * Fall(ProseStatistics.Share(m.Letters, m.ContentWords), 8.5, 11);

    /// <summary>What speaks against it; each share is a penalty that grows and then levels off, so that no single habit decides alone.</summary>
    private static double Spoils(ProseStatistics m) =>
        // a shop word in two hundred is normal, ten in a hundred are an advert
        7.0 * Rise(ProseStatistics.Share(m.Commerce, m.Words), 0.005, 0.16)
        + 6.0 * Rise(ProseStatistics.Share(m.Legal, m.Words), 0.005, 0.16)
        + 8.0 * Rise(ProseStatistics.Share(m.Instruction, m.Words), 0.005, 0.16)
        + 6.0 * Rise(ProseStatistics.Share(m.Chatter, m.Words), 0.004, 0.08)
        + 3.0 * Rise(ProseStatistics.Share(m.Digits, m.Words), 0.02, 0.12)
        + 3.0 * Rise(ProseStatistics.Share(m.Symbols, m.Words), 0.01, 0.15)
        + 1.5 * Rise(ProseStatistics.Share(m.Uppercase, m.Words), 0.02, 0.15)
        // shuffled or generated word by word; real sentences have well under one in a hundred
        + 4.0 * Rise(ProseStatistics.Share(m.OddPairs, m.Words), 0.008, 0.05)
        // babble wanders: of a hundred words about something, writers have said ten and more just before
        + 4.0 * Fall(m.Cohesion.Share, 0.03, 0.10) * Rise(m.Cohesion.Words, 60, 150)
        // and it ends its sentences anywhere, so that their lengths spread as by chance
        + 1.5 * Rise(m.SentenceVariation, 0.75, 1.15)
        + 3.0 * Rise(ProseStatistics.Share(m.RepeatedSentences, m.Sentences), 0.05, 0.40)
        // advice and adverts speak to the reader all the time
        + 1.2 * Rise(ProseStatistics.Share(m.Address, m.Words), 0.01, 0.05)
        + 2.5 * Rise(ProseStatistics.Share(m.ListLines, m.Lines), 0.10, 0.70)
        + 2.0 * Rise(ProseStatistics.Share(m.LowerStarts, m.Sentences), 0.10, 0.60);

    /// <summary>0 up to the first bound, 1 from the second on, straight between.</summary>
    private static double Rise(double value, double from, double to) => Math.Clamp((value - from) / (to - from), 0, 1);

    private static double Fall(double value, double from, double to) => 1 - Rise(value, from, to);
}
