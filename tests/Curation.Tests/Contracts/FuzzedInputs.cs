using System.Text;
using Curation.Tests.Text;

namespace Curation.Tests.Contracts;

/// <summary>Bytes and addresses that no stage may stumble over, with fixed seeds.</summary>
internal static class FuzzedInputs
{
    private static readonly string[] _urls =
    [
        "", "https://example.org/a/b?c=d#e", "http://[::1", "://", "mailto:x@example.org",
        "https://ünï.example/\u0000%zz", new('/', 3000), "HTTPS://USER:PASS@WWW.EXAMPLE.ORG:80",
    ];

    private static ReadOnlySpan<byte> Marks => " \n.,#-@:/[]{}'\"…é漢a1"u8;

    public static IEnumerable<byte[]> All
    {
        get
        {
            foreach (var text in GeneratedTexts.All.Take(80)) yield return Encoding.UTF8.GetBytes(text);
            yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 10_000)));
            yield return Encoding.UTF8.GetBytes(new string('(', 20_000));
            for (var seed = 0; seed < 40; seed++) yield return Noise(seed);
        }
    }

    public static string Url(int number) => _urls[number % _urls.Length];

    private static byte[] Noise(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(0, 2000)];
        random.NextBytes(bytes);
        if (seed % 2 == 0) return bytes;
        for (var i = 0; i < bytes.Length; i++) bytes[i] = Marks[bytes[i] % Marks.Length];
        return bytes;
    }
}
