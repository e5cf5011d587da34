using System.Text;
using Curation.Models.FastText;
using Curation.Models.Linear;
using Curation.Text;

namespace Curation.Quality.Classifying;

/// <summary>Counts in how many hosts tokens stand.</summary>
internal static class Vocabulary
{
    // longer ones are no words, and would not fit the file
    private const int LongestToken = 100;

    /// <summary>The tokens of at least so many hosts, those of most hosts first, then in ordinal order.</summary>
    public static List<string> Of(IEnumerable<Window> windows, TokenLine line, int leastHosts, int most)
    {
        var hosts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var host in windows.GroupBy(window => window.Host, StringComparer.Ordinal))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var window in host)
            {
                foreach (var token in Tokens(window.Text.Span, line)) seen.Add(token);
            }

            foreach (var token in seen) hosts[token] = hosts.GetValueOrDefault(token) + 1;
        }

        return [.. hosts.Where(pair => pair.Value >= leastHosts).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(most).Select(pair => pair.Key)];
    }

    /// <summary>The tokens of a text as fastText splits them; none that it passes over.</summary>
    public static string[] Tokens(ReadOnlySpan<byte> text, TokenLine line)
    {
        var bytes = new PooledList<byte>();
        line.Write(text, ref bytes);
        var tokens = Encoding.UTF8.GetString(bytes.Items).Split([' ', '\n', '\r', '\t', '\v', '\f', '\0'], StringSplitOptions.RemoveEmptyEntries);
        bytes.Dispose();
        return [.. tokens.Where(token => token.Length <= LongestToken && !token.StartsWith(FastTextVocabulary.LabelPrefix, StringComparison.Ordinal))];
    }
}
