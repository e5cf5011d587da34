using System.Text;

namespace Curation.Builtins.Language;

/// <summary>The languages that are learned: labels (ISO 639-1 where there is one), scripts, and what catalogs call them.</summary>
internal static class Locales
{
    private const string Latin = "af ast az br bs ca cs cy da de en eo es et eu fi fo fr fy ga gd gl ha hr hu id is it jv ku la lb lt lv ms mt nb nl nn oc pl "
        + "pt ro rw sk sl so sq st sv sw tl tn tr uz vi wo xh yo zu";

    private static readonly Dictionary<string, (int First, int Last)[]> _scripts = Build();

    private static readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal)
    {
        ["c"] = "en", ["no"] = "nb", ["iw"] = "he", ["in"] = "id", ["fil"] = "tl", ["kmr"] = "ku", ["mo"] = "ro", ["sh"] = "sr",
    };

    public static IEnumerable<string> Labels => _scripts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The label of a locale such as <c>pt_BR</c>, <c>sr@latin</c>, <c>zh-Hans</c>; null where it is not learned.</summary>
    public static string? LabelOf(string locale)
    {
        var parts = locale.ToLowerInvariant().Split('@', 2);
        var pieces = parts[0].Split('.')[0].Split('_', '-');
        var label = _aliases.GetValueOrDefault(pieces[0], pieces[0]);
        // written in another script, or another orthography, than the rest of the label's texts
        if (parts.Length == 2 && parts[1] != "valencia" && label is not ("sr" or "ku")) return null;
        if (pieces.Length > 1 && pieces[1] is "cyrl" or "pk" && label is "uz" or "az" or "pa") return null;
        return _scripts.ContainsKey(label) ? label : null;
    }

    /// <summary>Whether most letters belong to a script of the language.</summary>
    public static bool Fits(string label, string text)
    {
        int inside = 0, letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            letters++;
            foreach (var (first, last) in _scripts[label])
            {
                if (rune.Value >= first && rune.Value <= last) inside++;
            }
        }

        return inside * 10 >= letters * 7;
    }

    private static Dictionary<string, (int, int)[]> Build()
    {
        (int, int) latin = (0x41, 0x24F), latinMore = (0x1E00, 0x1EFF), cyrillic = (0x400, 0x52F), arabic = (0x600, 0x77F), devanagari = (0x900, 0x97F);
        (int, int) ideographs = (0x3400, 0x9FFF), kana = (0x3040, 0x30FF), ethiopic = (0x1200, 0x139F);
        var scripts = Latin.Split(' ').ToDictionary(label => label, _ => new[] { latin, latinMore }, StringComparer.Ordinal);
        foreach (var label in "be bg kk ky mk mn ru tg tt uk".Split(' ')) scripts[label] = [cyrillic];
        foreach (var label in "ar ckb fa ps sd ug ur".Split(' ')) scripts[label] = [arabic];
        foreach (var label in "hi mr ne".Split(' ')) scripts[label] = [devanagari];
        foreach (var label in "am ti".Split(' ')) scripts[label] = [ethiopic];
        (string Label, int First)[] blocks =
        [
            ("bn", 0x980), ("as", 0x980), ("pa", 0xA00), ("gu", 0xA80), ("or", 0xB00), ("ta", 0xB80), ("te", 0xC00), ("kn", 0xC80), ("ml", 0xD00),
            ("si", 0xD80), ("th", 0xE00), ("lo", 0xE80), ("km", 0x1780), ("he", 0x580),
        ];
        foreach (var (label, first) in blocks) scripts[label] = [(first, first + 0x7F)];
        scripts["bo"] = scripts["dz"] = [(0xF00, 0xFFF)];
        scripts["my"] = [(0x1000, 0x109F)];
        scripts["ka"] = [(0x10A0, 0x10FF)];
        scripts["hy"] = [(0x530, 0x58F)];
        scripts["el"] = [(0x370, 0x3FF), (0x1F00, 0x1FFF)];
        scripts["sr"] = [cyrillic, latin];
        scripts["zh"] = [ideographs];
        scripts["ja"] = [ideographs, kana];
        scripts["ko"] = [(0xAC00, 0xD7AF)];
        return scripts;
    }
}
