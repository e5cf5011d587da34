using System.Buffers.Binary;
using Curation.Storage;

namespace Curation.Sources.Zstandard;

/// <summary>Zstandard files (RFC 8878), each frame a member, with or without the dictionary of .warc.zst files.</summary>
/// <remarks>IIPC, "WARC files compressed with Zstandard" 1.0: a skippable frame of type 0x184D2A5D at the start holds the dictionary for all frames, itself
/// packed or not. Files that were joined may bring another one further on.</remarks>
internal sealed class ZstdFormat : MemberFormat
{
    private const uint FirstSkippable = 0x184D2A50, LastSkippable = 0x184D2A5F, DictionaryFrame = 0x184D2A5D;
    private const int SkippableHeadBytes = 8, MaxDictionaryBytes = 1 << 26;

    private ZstdDecoder _decoder = new();
    private bool _hasDictionary;

    public static ReadOnlySpan<byte> Start => [0x28, 0xB5, 0x2F, 0xFD];

    public override string Name => "zstd";

    public override ReadOnlySpan<byte> Magic => Start;

    public static bool IsZstd(ReadOnlySpan<byte> head) =>
        head.StartsWith(Start)
        || (head.Length >= SkippableHeadBytes && BinaryPrimitives.ReadUInt32LittleEndian(head) is >= FirstSkippable and <= LastSkippable);

    public override Member? Open(BufferedInput input)
    {
        if (!input.Peek(Start.Length).StartsWith(Start)) return null;
        _decoder.Reset();
        // the two lowest bits of the frame header tell how many bytes name the dictionary
        var lacksDictionary = !_hasDictionary && input.Peek(Start.Length + 1) is { Length: > 4 } head && (head[Start.Length] & 3) != 0;
        return new ZstdMember(input, _decoder, lacksDictionary);
    }

    public override void SkipPadding(BufferedInput input)
    {
        while (input.Peek(SkippableHeadBytes) is { Length: >= SkippableHeadBytes } head && !head.StartsWith(Start))
        {
            var type = BinaryPrimitives.ReadUInt32LittleEndian(head);
            if (type is < FirstSkippable or > LastSkippable) return;
            var end = input.Offset + SkippableHeadBytes + BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (end > input.Length) return;
            if (type == DictionaryFrame) ReadDictionary(input, end);
            input.Seek(end);
        }
    }

    public override void Dispose() => _decoder.Dispose();

    /// <summary>Takes the dictionary if it is one; frames that need it are damaged without.</summary>
    private void ReadDictionary(BufferedInput input, long end)
    {
        input.Advance(SkippableHeadBytes);
        if (end - input.Offset > MaxDictionaryBytes) return;
        var stored = new byte[end - input.Offset];
        for (var length = 0; length < stored.Length;) length += input.Read(stored.AsSpan(length));
        try
        {
            var decoder = new ZstdDecoder(stored.AsSpan().StartsWith(Start) ? Unpack(stored) : stored);
            _decoder.Dispose();
            (_decoder, _hasDictionary) = (decoder, true);
        }
        catch (InvalidDataException)
        {
            // a skippable frame of another meaning, or a damaged dictionary: the first frame that needs it says so
        }
    }

    private static byte[] Unpack(byte[] stored)
    {
        using var stream = new ZstdReadStream(new MemoryStream(stored));
        var unpacked = new byte[MaxDictionaryBytes];
        var length = stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        return unpacked[..length];
    }
}
