using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

/// <summary>One number or verdict of one text.</summary>
internal static class Measured
{
    public static double By(Filter filter, string text)
    {
        using var document = DocumentText.FromString(text);
        return filter.Measure(new Document("test", "1", "", document));
    }

    /// <summary>The verdict of a family, as a run gives it: all rules measured, then judged in order.
    /// A kept text is given back as the transforms left it.</summary>
    /// <param name="off">The rule that is left out.</param>
    public static (Verdict Verdict, string Text) By(Family family, string text, string? off = null)
    {
        var name = StageCatalog.NameOf(family.GetType());
        var chain = new StageChain(family.Rules.Where(rule => rule.Name != off).Select(rule => new PlannedStage(name, rule.Name, rule.Stage)));
        using var document = DocumentText.FromString(text);
        var measured = chain.Measure(new Document("test", "1", "", document));
        return (chain.Judge(measured.Values, measured.Labels), Encoding.UTF8.GetString(measured.Final.Text.Utf8));
    }

    /// <summary>What the reference implementation calls the drop; <c>keep</c> where there is none.</summary>
    public static string PeerReason(Family family, string text, string? off = null)
    {
        var (verdict, _) = By(family, text, off);
        if (verdict.IsKept) return "keep";
        var rule = family.Rules.Single(rule => verdict.Reason!.EndsWith('/' + rule.Name, StringComparison.Ordinal));
        var filter = (Filter)rule.Stage;
        return (verdict.Value < filter.Min ? filter.PeerReasons.Below : filter.PeerReasons.Above)!;
    }

    public static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
