namespace Curation.Core;

/// <summary>Text to token ids and back. Immutable and thread-safe; special tokens are never produced from text.</summary>
public interface ITokenizer
{
    /// <summary>Number of ids, special tokens included.</summary>
    int Vocabulary { get; }

    /// <summary>The id that ends a document.</summary>
    int EndOfText { get; }

    /// <summary>SHA-256 of the file that defines it.</summary>
    string Sha256 { get; }

    /// <summary>Appends the ids of valid UTF-8 text.</summary>
    void Encode(ReadOnlySpan<byte> utf8, List<int> ids);

    /// <summary>The number of ids <see cref="Encode"/> would append.</summary>
    int Count(ReadOnlySpan<byte> utf8);

    /// <summary>The bytes of one id; empty for special tokens.</summary>
    ReadOnlySpan<byte> Bytes(int id);
}
