using System.Globalization;
using Curation.Core;

namespace Curation.Builtins.WordBreak;

/// <summary>A file of the Unicode Character Database: lines <c>range ; value</c>, or <c>UnicodeData.txt</c>.</summary>
internal sealed class UnicodeFile(string folder)
{
    private const int CodePoints = 0x110000;

    /// <summary>The code points of a file with a value.</summary>
    public bool[] Of(string file, params string[] values)
    {
        var found = new bool[CodePoints];
        foreach (var (first, last, value) in Ranges(file))
        {
            if (values.Contains(value)) Array.Fill(found, true, first, last - first + 1);
        }

        return found;
    }

    /// <summary>The general category of every code point.</summary>
    public string[] Categories()
    {
        var found = new string[CodePoints];
        Array.Fill(found, "Cn");
        var start = 0;
        foreach (var line in Lines("UnicodeData.txt"))
        {
            var fields = line.Split(';');
            var at = int.Parse(fields[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (fields[1].EndsWith(", First>", StringComparison.Ordinal)) start = at;
            var first = fields[1].EndsWith(", Last>", StringComparison.Ordinal) ? start : at;
            Array.Fill(found, fields[2], first, at - first + 1);
        }

        return found;
    }

    private IEnumerable<(int First, int Last, string Value)> Ranges(string file)
    {
        foreach (var line in Lines(file))
        {
            var fields = line.Split('#')[0].Split(';');
            if (fields.Length < 2) continue;
            var ends = fields[0].Trim().Split("..").Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            yield return (ends[0], ends[^1], fields[1].Trim());
        }
    }

    private IEnumerable<string> Lines(string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new RecipeException($"{path}: no such file; expected a folder of the Unicode Character Database");
        return File.ReadLines(path);
    }
}
