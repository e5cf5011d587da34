using System.Text;
using Curation.Core;

namespace Curation.Extraction.Charset;

/// <summary>Tells legacy charsets apart by what the bytes would say in each: the charset under which a known language is likeliest.</summary>
/// <remarks>The idea of Li and Momoi 2001 (A composite approach to language/encoding detection), as one likelihood for all:
/// sequences of bytes that a charset does not allow, letters that a language does not have or does not put side by side, and rare characters cost.</remarks>
internal static class CharsetDetector
{
    private const int Rare = 2 * LetterPairs.CostsPerNat, VeryRare = 8 * LetterPairs.CostsPerNat;

    /// <summary>Where there is so much text for each high byte, other scripts than Latin cost so much.</summary>
    private const int MostlyLatin = 4, OtherScript = 6 * LetterPairs.CostsPerNat;

    /// <summary>By how much another charset must be likelier than the declared one: at least so much, and so much for every high byte.</summary>
    private const int PlainlyWrong = 40 * LetterPairs.CostsPerNat, PlainlyWrongPerByte = LetterPairs.CostsPerNat;

    /// <summary>So many high bytes, mostly nothing else, that cost so much each in the likeliest charset are no text in any.</summary>
    private const int MinNoiseBytes = 1000, NoiseShare = 3, NoisePerByte = 5 * LetterPairs.CostsPerNat;

    /// <summary>Bytes that cost more each in the likeliest charset were in none of them: East Asian and Thai texts cost up to 5.4 nats, noise over 6.</summary>
    private const int BrokenPerByte = 29 * LetterPairs.CostsPerNat / 5;

    /// <summary>The share of its text that noise fills in a page which says UTF-8 and is still read.</summary>
    private const double MostDamage = 0.8;

    private static readonly Lazy<Candidate[]> _candidates = new(Load);

    /// <summary>The likeliest charset of bytes that are no valid UTF-8.</summary>
    /// <param name="declared">As the page or its server says; kept where no other is likelier by far.</param>
    /// <param name="mayBeUtf8">Whether the page or its server says that it is UTF-8, and some of it is.</param>
    /// <param name="saysUtf8">Whether the page itself says so.</param>
    /// <exception cref="BadRecordException">broken-charset: the bytes are noise, and the page does not say UTF-8 or has little else.</exception>
    public static Encoding Detect(ReadOnlySpan<byte> page, Encoding? declared = null, bool mayBeUtf8 = false, bool saysUtf8 = false)
    {
        var text = TextSample.Of(page, out var textBytes);
        var (pairs, highBytes) = Pairs(text);
        var isMostlyLatin = textBytes > MostlyLatin * highBytes;
        var (best, bestCost, declaredCost) = (CharsetLabels.Windows1252, long.MaxValue, long.MaxValue);
        foreach (var candidate in _candidates.Value)
        {
            var cost = (candidate.Single?.CostOf(pairs) ?? candidate.Multi!.CostOf(text)) + candidate.Handicap;
            if (candidate.Encoding == declared) declaredCost = Math.Min(declaredCost, cost - candidate.Handicap);
            if (isMostlyLatin && !candidate.IsLatin) cost += OtherScript;
            if (cost < bestCost && candidate.Multi?.Knows(text) != false) (best, bestCost) = (candidate.Encoding, cost);
        }

        if (declared is null)
        {
            var isNoise = highBytes > MinNoiseBytes && NoiseShare * highBytes > textBytes && bestCost > NoisePerByte * highBytes;
            if (isNoise && saysUtf8 && highBytes < MostDamage * textBytes) return Encoding.UTF8;
            if (isNoise) throw new BadRecordException("broken-charset", "the bytes are text in no charset");
            return mayBeUtf8 && bestCost > BrokenPerByte * highBytes ? Encoding.UTF8 : best;
        }

        var isKnown = declaredCost < long.MaxValue;
        return isKnown && declaredCost - bestCost > PlainlyWrong + PlainlyWrongPerByte * highBytes ? best : declared;
    }

    private static (Dictionary<int, int> Pairs, long HighBytes) Pairs(ReadOnlySpan<byte> text)
    {
        var (pairs, high, previous) = (new Dictionary<int, int>(), 0L, (int)' ');
        foreach (var code in text)
        {
            if (code >= 0x80) high++;
            if ((previous | code) >= 0x80)
            {
                var pair = previous << 8 | code;
                pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            }

            previous = code;
        }

        return (pairs, high);
    }

    private static Candidate[] Load() =>
        [.. from letters in LetterTable.Load() from name in letters.Charsets select Open(name, letters)];

    private static Candidate Open(string name, LetterTable letters)
    {
        var encoding = CharsetLabels.Find(name)!;
        return letters.IsScript
            ? new Candidate(encoding, null, new MultiByteCharset(name, encoding, letters), HandicapOf(name), IsLatin: false)
            : new Candidate(encoding, new SingleByteCharset(encoding, letters), null, HandicapOf(name), letters.IsLatin);
    }

    /// <summary>After how common charsets are among pages (W3Techs, share of sites by encoding).</summary>
    private static int HandicapOf(string name) => name switch
    {
        "ibm866" or "macintosh" or "x-mac-cyrillic" or "iso-8859-4" or "iso-8859-14" or "iso-8859-16" => VeryRare,
        "iso-8859-15" or "iso-8859-5" or "iso-8859-6" or "iso-8859-8" or "koi8-u" or "windows-1257" or "windows-1258" => Rare,
        _ => 0,
    };

    private sealed record Candidate(Encoding Encoding, SingleByteCharset? Single, MultiByteCharset? Multi, int Handicap, bool IsLatin);
}
