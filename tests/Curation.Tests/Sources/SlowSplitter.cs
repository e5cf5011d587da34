using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Tests.Sources;

/// <summary>Where the records of a sound plain WARC begin, by its headers alone.</summary>
internal static class SlowSplitter
{
    public static IEnumerable<long> Split(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        for (var at = 0; at < text.Length;)
        {
            yield return at;
            var head = text[at..(text.IndexOf("\r\n\r\n", at, StringComparison.Ordinal) + 4)];
            var length = int.Parse(Regex.Match(head, "(?im)^content-length: *(\\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            at += head.Length + length + 4;
        }
    }
}
