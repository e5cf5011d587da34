using System.Globalization;
using System.Text;
using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>The named character references of the HTML standard §13.5: 2,231 names, 106 of them without a semicolon.</summary>
internal static class ReferenceNames
{
    public const int Longest = 32, LongestWithoutSemicolon = 6;
    private const int Slots = 1 << 13;
    private static readonly (byte[] Name, byte[] Utf8)[] _slots = Read();

    /// <summary>The UTF-8 of what the name stands for; empty where it is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        for (var slot = (int)(WordHash.Of(name) % Slots); _slots[slot].Name is { } known; slot = (slot + 1) % Slots)
        {
            if (name.SequenceEqual(known)) return _slots[slot].Utf8;
        }

        return default;
    }

    private static (byte[] Name, byte[] Utf8)[] Read()
    {
        using var stream = typeof(ReferenceNames).Assembly.GetManifestResourceStream("Curation.Assets.character-references")!;
        using var reader = new StreamReader(stream);
        var slots = new (byte[], byte[])[Slots];
        while (reader.ReadLine() is { } line)
        {
            var (name, points) = (Encoding.ASCII.GetBytes(line[..line.IndexOf('\t')]), line[(line.IndexOf('\t') + 1)..].Split(' '));
            var text = string.Concat(points.Select(point => char.ConvertFromUtf32(int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
            var slot = (int)(WordHash.Of(name) % Slots);
            while (slots[slot].Item1 is not null) slot = (slot + 1) % Slots;
            slots[slot] = (name, Encoding.UTF8.GetBytes(text));
        }

        return slots;
    }
}
