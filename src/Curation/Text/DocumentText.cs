using System.Text;

namespace Curation.Text;

/// <summary>A version of a document's text: valid UTF-8, and every view of it that has been asked for, each made once.</summary>
/// <remarks>Used by one thread at a time. Views rent their arrays; <see cref="Dispose"/> gives them back.</remarks>
public sealed class DocumentText : IDisposable
{
    private readonly ReadOnlyMemory<byte> _utf8;

    private DocumentText(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The bytes of the text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    public ReadOnlyMemory<byte> Memory => _utf8;

    public int ByteCount => _utf8.Length;

    /// <summary>Takes any bytes; those that are not UTF-8 become U+FFFD.</summary>
    public static DocumentText FromUtf8(ReadOnlyMemory<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes.Span)
            ? new DocumentText(bytes)
            : new DocumentText(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.Span)));

    public static DocumentText FromString(string text) => new(Encoding.UTF8.GetBytes(text));

    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    public void Dispose()
    {
    }
}
