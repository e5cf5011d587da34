using System.Buffers.Binary;
using System.Text;

namespace Curation.Builtins.Language;

/// <summary>The pairs of original and translation in a compiled catalog.</summary>
/// <remarks>Source: GNU gettext manual, "The Format of GNU MO Files"; little-endian ones only.</remarks>
internal static class MoCatalog
{
    private const uint Magic = 0x950412DE;
    private const char ContextEnd = '\u0004';

    public static IEnumerable<(string Original, string Translation)> Read(byte[] file)
    {
        if (file.Length < 20 || Number(file, 0) != Magic) yield break;
        var (count, originals, translations) = ((int)Number(file, 8), (int)Number(file, 12), (int)Number(file, 16));
        for (var i = 0; i < count; i++)
        {
            var original = Text(file, originals + 8 * i);
            if (original.Length == 0) continue;
            original = original[(original.IndexOf(ContextEnd, StringComparison.Ordinal) + 1)..];
            // plural forms are separated by NUL
            foreach (var form in Text(file, translations + 8 * i).Split('\0')) yield return (original.Split('\0')[0], form);
        }
    }

    private static uint Number(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static string Text(byte[] file, int at) => Encoding.UTF8.GetString(file, (int)Number(file, at + 4), (int)Number(file, at));
}
