using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Drops whole lines.</summary>
internal static class KeptLines
{
    /// <summary>The lines between newlines that pass, joined by newlines; the given text itself where all do.</summary>
    public static DocumentText Of(DocumentText text, Func<ReadOnlySpan<byte>, bool> keeps)
    {
        var kept = default(PooledList<byte>);
        var utf8 = text.Utf8;
        int dropped = 0, lines = 0;
        for (var start = 0; start <= utf8.Length;)
        {
            var length = utf8[start..].IndexOf((byte)'\n');
            var line = length < 0 ? utf8[start..] : utf8.Slice(start, length);
            start += line.Length + 1;
            if (!keeps(line))
            {
                dropped++;
                continue;
            }

            if (lines++ > 0) kept.Add((byte)'\n');
            var count = kept.Count;
            line.CopyTo(kept.Resize(count + line.Length)[count..]);
        }

        var made = dropped == 0 ? text : DocumentText.FromUtf8(kept.Items.ToArray());
        kept.Dispose();
        return made;
    }
}
