using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Curation.Builtins.Language;

/// <summary>The messages of a Mozilla language pack: Fluent and property files in a ZIP archive.</summary>
internal static partial class MozillaPack
{
    public static IEnumerable<string> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var fluent = entry.FullName.EndsWith(".ftl", StringComparison.Ordinal);
            if (!fluent && !entry.FullName.EndsWith(".properties", StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(entry.Open());
            foreach (var line in reader.ReadToEnd().Split('\n'))
            {
                if (line.StartsWith('#')) continue;
                var continued = fluent && line.StartsWith("  ", StringComparison.Ordinal) ? line : "";
                var value = Key().Match(line) is { Success: true } key ? line[key.Length..] : continued;
                if (value.Length > 0) yield return value;
            }
        }
    }

    [GeneratedRegex(@"^\s*[.*\[]?[A-Za-z0-9_.-]+\]?\s*=?\s*(?<==|\])")]
    private static partial Regex Key();
}
