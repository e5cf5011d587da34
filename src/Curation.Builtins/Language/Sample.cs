using System.Text;
using Curation.Text;

namespace Curation.Builtins.Language;

/// <summary>Sentences of one language.</summary>
internal sealed record Sample(string Label, string Package, string Text)
{
    public ulong Hash => XxHash64.Hash(Text);

    public static List<Sample> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split('\t')).Select(columns => new Sample(columns[0], columns[1], columns[2]))];

    /// <summary>Random letters, digits and what encodings make of bytes: no language at all.</summary>
    public static IEnumerable<Sample> Noise(int count, Dice dice)
    {
        string[] alphabets =
        [
            "abcdefghijklmnopqrstuvwxyz", "bcdfghjklmnpqrstvwxzbcdfghjklmnpqrstvwxzaeiou", "0123456789abcdef",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "qwertyuiopasdfghjklzxcvbnm0123456789_-",
        ];
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Clear();
            var alphabet = alphabets[dice.Below(alphabets.Length)];
            var longest = dice.Below(3) == 0 ? 40 : 9;
            for (var length = 10 + dice.Below(120); text.Length < length; text.Append(' '))
            {
                for (var left = 1 + dice.Below(longest); left > 0; left--) text.Append(alphabet[dice.Below(alphabet.Length)]);
            }

            yield return new Sample("und", "noise", text.ToString());
        }
    }
}

/// <summary>Chance from a seed: SplitMix64.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }

    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);
}
