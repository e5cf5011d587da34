using Curation.Core;

namespace Curation.Builtins.Unicode;

/// <summary>Makes <c>src/Curation/Assets/nfkc.bin</c>, what normal form KC adds to form C, from UnicodeData.txt as <see cref="NfcMaker"/> does.</summary>
/// <remarks>Layout: see <c>NormalFormTable</c>.</remarks>
internal static class NfkcMaker
{
    private const int CodePoint = 0, Decomposition = 5;

    public static Maker Maker { get; } = new("nfkc", "UNICODE-FOLDER OUTPUT", "what normal form KC adds to form C, from UnicodeData.txt", Make);

    private static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output]) throw new RecipeException("nfkc: expected UNICODE-FOLDER OUTPUT");
        var rows = NfcMaker.Lines(folder, "UnicodeData.txt").Select(line => line.Split(';')).Where(row => row[Decomposition].StartsWith('<')).ToList();
        using var file = new BinaryWriter(File.Create(output));
        file.Write(rows.Count);
        foreach (var row in rows)
        {
            int[] parts = [.. row[Decomposition].Split(' ').Skip(1).Select(NfcMaker.Hex)];
            file.Write(NfcMaker.Hex(row[CodePoint]) << 8 | parts.Length);
            foreach (var part in parts) file.Write(part);
        }

        return 0;
    }
}
