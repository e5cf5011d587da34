using System.Buffers;

namespace Curation.Text;

/// <summary>Characters of URLs in a text: <c>http://</c> or <c>https://</c> and what may follow by NeMo Curator's expression (utils/constants.py, regex_url):
/// <c>!</c>, <c>$</c> to <c>_</c>, and a–z.</summary>
internal sealed class UrlCharacters : ITextView<UrlCharacters>
{
    private static readonly SearchValues<byte> _inside =
        SearchValues.Create("!$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_abcdefghijklmnopqrstuvwxyz"u8);

    private UrlCharacters(int count, bool areOfPorn) => (Count, AreOfPorn) = (count, areOfPorn);

    public int Count { get; }

    /// <summary>Whether one of the URLs holds <c>porn</c>, in small letters.</summary>
    public bool AreOfPorn { get; }

    public static UrlCharacters Of(DocumentText text)
    {
        var (count, areOfPorn) = (0, false);
        var rest = text.Utf8;
        while (rest.IndexOf("http"u8) is >= 0 and var at)
        {
            rest = rest[at..];
            var scheme = rest.StartsWith("https://"u8) ? "https://".Length : rest.StartsWith("http://"u8) ? "http://".Length : 0;
            var length = scheme == 0 ? 0 : rest[scheme..].IndexOfAnyExcept(_inside) is >= 0 and var end ? end : rest.Length - scheme;
            if (length > 0) count += scheme + length;
            areOfPorn |= length > 0 && rest.Slice(scheme, length).IndexOf("porn"u8) >= 0;
            rest = rest[Math.Max(scheme + length, "http".Length)..];
        }

        return new UrlCharacters(count, areOfPorn);
    }
}
