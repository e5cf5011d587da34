using System.Text.RegularExpressions;

namespace Curation.Builtins.EnglishQuality;

/// <summary>Which pages of manuals explain, and do not only say what an option or a command does: those with enough words that give reasons, contrasts,
/// conditions and examples; fewer will do where the page's name says that it teaches.</summary>
internal static partial class Explanation
{
    private const int LeastWords = 150;
    // of a hundred words; a third of the pages of manuals have so many
    private const double Enough = 1, EnoughOfLesson = 0.6;

    public static bool IsIn(PackageText text)
    {
        var words = text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var share = 100.0 * Reasons().Count(text.Text) / Math.Max(1, words);
        return words >= LeastWords && share >= (Lesson().IsMatch(text.Path.Split('/', 5)[^1]) ? EnoughOfLesson : Enough);
    }

    [GeneratedRegex(@"\b(because|therefore|thus|hence|however|although|though|whereas|instead|means?|why|reasons?|unlike|rather|otherwise|consequently|usually"
        + @"|example|suppose|imagine|consider|understand|explains?|idea|problem)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reasons();

    [GeneratedRegex("tutor|intro|concept|guide|overview|howto|basic|faq|learn|theor|design|rationale", RegexOptions.IgnoreCase)]
    private static partial Regex Lesson();
}
