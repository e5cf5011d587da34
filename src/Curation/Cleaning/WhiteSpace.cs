using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Makes white space plain: every kind of line end a newline, every other kind one space, none at line ends or around the text,
/// and at most so many newlines in a row.</summary>
/// <remarks>Source: the normalisation most pipelines do on the way (fastText, CCNet: Wenzek et al. 2020, section 2); line ends are those of Python's
/// <c>splitlines</c>.</remarks>
[Stage("white-space")]
internal sealed record WhiteSpace : Transform
{
    /// <summary>Newlines that may follow each other; null: any number.</summary>
    [Range(1, 1000)]
    public int? MaxNewlines { get; init; } = 2;

    /// <summary>Whether spaces and tabs at the start of a line stay as they are, as code wants it.</summary>
    public bool KeepIndent { get; init; } = true;

    public override string Summary => "makes line ends and spaces plain, and strips them at the ends of lines and of the text";

    public override string Origin => "after Wenzek et al. 2020 (CCNet), section 2; line ends as in Python's splitlines";

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document)
    {
        var made = default(PooledList<byte>);
        made.Reserve(document.Text.ByteCount);
        Write(document.Text.Utf8, ref made);
        var text = made.Items.SequenceEqual(document.Text.Utf8) ? document.Text : DocumentText.FromUtf8(made.Items.ToArray());
        made.Dispose();
        return text;
    }

    private void Write(ReadOnlySpan<byte> text, ref PooledList<byte> made)
    {
        var (newlines, indent, isSpaceDue) = (0, 0, false);
        for (var at = 0; at < text.Length;)
        {
            var kind = CharacterTable.At(text, at, out var next);
            if ((kind & CharacterClass.LineBreak) != 0)
            {
                newlines++;
                (indent, isSpaceDue) = (next, false);
                if (text[at] == '\r' && next < text.Length && text[next] == '\n') indent = ++next;
            }
            else if ((kind & CharacterClass.Space) != 0)
            {
                isSpaceDue = true;
            }
            else
            {
                var isAtStart = made.Count == 0;
                for (; newlines > 0 && !isAtStart; newlines--)
                {
                    if (!(newlines > MaxNewlines)) made.Add((byte)'\n');
                }

                if (indent >= 0 && KeepIndent && !isAtStart) AddIndent(text[indent..at], ref made);
                else if (isSpaceDue && indent < 0) made.Add((byte)' ');
                (newlines, indent, isSpaceDue) = (0, -1, false);
                foreach (var letter in text[at..next]) made.Add(letter);
            }

            at = next;
        }
    }

    private static void AddIndent(ReadOnlySpan<byte> indent, ref PooledList<byte> made)
    {
        for (var at = 0; at < indent.Length;)
        {
            made.Add(indent[at] == '\t' ? (byte)'\t' : (byte)' ');
            CodePoints.Decode(indent, at, out at);
        }
    }
}
