using System.Buffers;

namespace Curation.Columns;

/// <summary>Packs pages, with their headers, one after the other; the dictionary page, known last, goes first into the file.</summary>
internal sealed class PageWriter(ParquetCodec codec)
{
    private readonly ArrayBufferWriter<byte> data = new();
    private readonly ArrayBufferWriter<byte> dictionary = new();
    private readonly ArrayBufferWriter<byte> packed = new();
    private readonly ArrayBufferWriter<byte> header = new();

    /// <summary>Headers and pages before compression.</summary>
    internal long PlainBytes { get; private set; }

    internal int DictionaryBytes => dictionary.WrittenCount;

    internal long StoredBytes => data.WrittenCount + dictionary.WrittenCount;

    internal void Data(ReadOnlySpan<byte> body, int entries, PageEncoding encoding) => Write(data, PageType.Data, body, entries, encoding);

    internal void Dictionary(ReadOnlySpan<byte> body, int entries) => Write(dictionary, PageType.Dictionary, body, entries, PageEncoding.Plain);

    /// <summary>Hands the pages over and forgets them.</summary>
    internal void MoveTo(Stream output)
    {
        output.Write(dictionary.WrittenSpan);
        output.Write(data.WrittenSpan);
        dictionary.ResetWrittenCount();
        data.ResetWrittenCount();
        PlainBytes = 0;
    }

    private void Write(ArrayBufferWriter<byte> target, PageType type, ReadOnlySpan<byte> body, int entries, PageEncoding encoding)
    {
        packed.ResetWrittenCount();
        PageCodec.Compress(codec, body, packed);
        header.ResetWrittenCount();
        WriteHeader(type, body.Length, packed.WrittenCount, entries, encoding);
        target.Write(header.WrittenSpan);
        target.Write(packed.WrittenSpan);
        PlainBytes += header.WrittenCount + body.Length;
    }

    private void WriteHeader(PageType type, int plainBytes, int packedBytes, int entries, PageEncoding encoding)
    {
        var thrift = new ThriftWriter(header);
        thrift.Element();
        thrift.I32(1, (int)type);
        thrift.I32(2, plainBytes);
        thrift.I32(3, packedBytes);
        thrift.Struct(type == PageType.Data ? 5 : 7);
        thrift.I32(1, entries);
        thrift.I32(2, (int)encoding);
        if (type == PageType.Data)
        {
            thrift.I32(3, (int)PageEncoding.Rle);
            thrift.I32(4, (int)PageEncoding.Rle);
        }
        thrift.End();
        thrift.End();
    }
}
