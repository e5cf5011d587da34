using System.Buffers.Binary;
using System.Text;

namespace Curation.Builtins.Charsets;

/// <summary>The translated messages of a compiled gettext catalogue in UTF-8.</summary>
/// <remarks>GNU gettext manual §10.3: magic, revision, count, and the offset of a table of lengths and offsets of the translations.</remarks>
internal static class MoFile
{
    private const uint Magic = 0x950412DE;

    public static IEnumerable<string> Translations(byte[] file)
    {
        if (Number(file, 0) != Magic) throw new InvalidDataException("no catalogue of messages in little-endian order");
        var (count, table) = ((int)Number(file, 8), (int)Number(file, 16));
        for (var i = 0; i < count; i++)
        {
            var (length, offset) = ((int)Number(file, table + 8 * i), (int)Number(file, table + 8 * i + 4));
            // the first message is the catalogue's own header
            if (i > 0) yield return Encoding.UTF8.GetString(file, offset, length);
        }
    }

    private static uint Number(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));
}
