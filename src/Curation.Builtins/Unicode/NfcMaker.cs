using System.Globalization;
using Curation.Core;

namespace Curation.Builtins.Unicode;

/// <summary>Makes <c>src/Curation/Assets/nfc.bin</c>, the table of normal form C, from UnicodeData.txt and CompositionExclusions.txt of the Unicode Character
/// Database (Debian package unicode-data: /usr/share/unicode; Unicode licence). The file in the repository is of version 15.0.</summary>
/// <remarks>Layout: see <c>NfcTable</c>. A decomposition may be composed again unless it is one code point, starts with a mark, or is excluded
/// (Unicode Standard Annex 15, section 5).</remarks>
internal static class NfcMaker
{
    private const int CodePoint = 0, CombiningClass = 3, Decomposition = 5, Composes = 1 << 24;

    public static Maker Maker { get; } =
        new("nfc", "UNICODE-FOLDER OUTPUT", "the table of normal form C from UnicodeData.txt and CompositionExclusions.txt", Make);

    private static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output]) throw new RecipeException("nfc: expected UNICODE-FOLDER OUTPUT");
        var rows = Lines(folder, "UnicodeData.txt").Select(line => line.Split(';')).ToList();
        var excluded = Lines(folder, "CompositionExclusions.txt").Select(line => Hex(line.Split('#', ' ')[0])).ToHashSet();
        var classes = rows.ToDictionary(row => Hex(row[CodePoint]), row => int.Parse(row[CombiningClass], CultureInfo.InvariantCulture));
        var marks = classes.Where(entry => entry.Value > 0).OrderBy(entry => entry.Key).ToList();
        var canonical = rows.Where(row => row[Decomposition].Length > 0 && !row[Decomposition].StartsWith('<')).ToList();
        using var file = new BinaryWriter(File.Create(output));
        file.Write(marks.Count);
        foreach (var (codePoint, kind) in marks) file.Write(codePoint << 8 | kind);
        file.Write(canonical.Count);
        foreach (var row in canonical)
        {
            var codePoint = Hex(row[CodePoint]);
            int[] halves = [.. row[Decomposition].Split(' ').Select(Hex)];
            var composes = halves.Length == 2 && !excluded.Contains(codePoint) && classes[codePoint] == 0 && classes[halves[0]] == 0;
            file.Write(codePoint | (composes ? Composes : 0));
            file.Write(halves[0]);
            file.Write(halves.Length == 2 ? halves[1] : 0);
        }

        return 0;
    }

    public static IEnumerable<string> Lines(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, name)).Where(line => line.Length > 0 && line[0] != '#');

    public static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
