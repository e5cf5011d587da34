using System.Buffers;
using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of comments in source code. NeMo Curator stages/text/filters/heuristic/code.py.</summary>
/// <remarks>The reference parses the code of its language; here strings and comments are told by their marks alone.</remarks>
[Stage("nemo-comment-ratio")]
internal sealed record NemoCommentRatio : NemoFilter
{
    private static readonly SearchValues<byte> _openings = SearchValues.Create("#/\"'"u8);

    /// <summary>How comments are marked.</summary>
    public CommentMarks Marks { get; init; }

    public override string Summary => "characters of comments, their marks left out / characters; 0 for an empty text";

    public override PeerReasons PeerReasons => Marks == CommentMarks.Python
        ? new("PythonCommentToCodeFilter", "PythonCommentToCodeFilter") : new("GeneralCommentToCodeFilter", "GeneralCommentToCodeFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var text = document.Text.Utf8;
        var comments = 0L;
        for (var at = 0; text[at..].IndexOfAny(_openings) is >= 0 and var skipped;)
        {
            at += skipped;
            var mark = Opening(text[at..], out var close);
            if (mark == 0)
            {
                at++;
                continue;
            }

            var body = text[(at + mark)..];
            var isString = close.Length == 1 && close[0] is (byte)'"' or (byte)'\'';
            var length = isString ? StringLength(body, close[0]) : body.IndexOf(close) is >= 0 and var end ? end : body.Length;
            if (!isString) comments += CodePoints.Count(body[..length]);
            at += Math.Min(text.Length - at, mark + length + (close[0] == '\n' ? 0 : close.Length));
        }

        return Ratio.Of(comments, document.Text.Characters.CodePoints);
    }

    /// <summary>Bytes of the mark that a comment or a string begins with here; 0 where none does.</summary>
    /// <param name="close">What ends it.</param>
    private int Opening(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> close)
    {
        close = "\n"u8;
        if (Marks != CommentMarks.Slashes && text[0] == '#') return 1;
        if (Marks == CommentMarks.Slashes && text.StartsWith("//"u8)) return 2;
        if (Marks == CommentMarks.Slashes && text.StartsWith("/*"u8))
        {
            close = "*/"u8;
            return 2;
        }

        var quotes = Marks == CommentMarks.Python && (text.StartsWith("\"\"\""u8) || text.StartsWith("'''"u8)) ? 3 : 1;
        close = text[..quotes];
        return text[0] is (byte)'"' or (byte)'\'' ? quotes : 0;
    }

    // a string ends with its line where its mark is missing
    private static int StringLength(ReadOnlySpan<byte> body, byte quote)
    {
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] == quote || body[at] == '\n') return at;
            if (body[at] == '\\') at++;
        }

        return body.Length;
    }
}

/// <summary>How a language marks its comments.</summary>
internal enum CommentMarks
{
    /// <summary><c>#</c>, and strings of three quotes.</summary>
    Python,

    /// <summary><c>//</c>, and <c>/*</c> to <c>*/</c>.</summary>
    Slashes,

    /// <summary><c>#</c>.</summary>
    Hash,
}
