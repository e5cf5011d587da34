using System.Text;
using Curation.Core;
using Curation.Models;

namespace Curation.Quality.Classifying;

/// <summary>The words that name groups of people, which shall move no score.</summary>
/// <remarks>Of <c>builtin:identity</c>, but for words that grammar needs (people <i>with</i> disabilities).</remarks>
public static class GroupWords
{
    private const string Identity = "builtin:identity", Vocabulary = "builtin:prose";

    /// <summary>In ordinal order.</summary>
    public static IReadOnlyCollection<string> Read(IAssets assets)
    {
        var grammar = Encoding.UTF8.GetString(assets.Read(Vocabulary)).Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Lexicon.Parse(Identity, assets.Read(Identity)).Terms.Where(term => term.Class is TermClass.Identity or TermClass.Ambiguous)
            .SelectMany(term => term.Text.Split(' ', '-')).Where(word => word.Length > 0 && !grammar.Contains(word)).Distinct()
            .Order(StringComparer.Ordinal).ToList();
    }
}
