using System.Buffers.Binary;
using Curation.Shards;
using Curation.Tests.Storage;

namespace Curation.Tests.Shards;

public sealed class MegatronShardTests : IDisposable
{
    private const string TwoDocuments =
        "4D4D49444944580000" + "0100000000000000" + "08" + "0200000000000000" + "0300000000000000" +
        "03000000" + "01000000" +
        "0000000000000000" + "0600000000000000" +
        "0000000000000000" + "0100000000000000" + "0200000000000000";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_the_bytes_of_the_format()
    {
        Write(65_499, 65_498, [1, 256], []);
        Assert.Equal("0100" + "0001" + "DAFF" + "DAFF", Hex("s.bin"));
        Assert.Equal(TwoDocuments, Hex("s.idx"));
    }

    [Fact]
    public void Large_vocabularies_take_int32()
    {
        Write(65_500, 65_499, [1, 65_498]);
        Assert.Equal("01000000" + "DAFF0000" + "DBFF0000", Hex("s.bin"));
        Assert.Equal("04", Hex("s.idx")[34..36]);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Reads_back_what_was_written(int vocabulary)
    {
        var random = new Random(2);
        var documents = Enumerable.Range(0, 50).Select(i => Enumerable.Range(0, i * 7 % 40).Select(_ => random.Next(vocabulary)).ToArray()).ToArray();
        Write(vocabulary, 0, documents);
        using var shard = MegatronShard.Open(_folder.File("s"));
        Assert.Equal(50, shard.DocumentCount);
        Assert.Equal(documents.Sum(document => document.Length + 1), shard.TokenCount);
        for (var i = 0; i < documents.Length; i++)
        {
            var (start, length) = shard.Document(i);
            var ids = new int[length];
            shard.Read(start, ids);
            Assert.Equal([.. documents[i], 0], ids);
        }

        var all = new int[shard.TokenCount - 3];
        shard.Read(3, all);
        Assert.Equal(documents.SelectMany(document => document.Append(0)).Skip(3), all);
    }

    [Fact]
    public void An_empty_shard_is_a_shard()
    {
        Write(300, 0);
        using var shard = MegatronShard.Open(_folder.File("s"));
        Assert.Equal((0, 0), (shard.TokenCount, shard.DocumentCount));
        shard.Read(0, []);
    }

    [Fact]
    public void Without_finish_nothing_is_left()
    {
        using (var writer = new MegatronShardWriter(_folder.File("s"), 300, 0)) writer.Add([1, 2]);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(300)]
    public void Refuses_ids_outside_the_vocabulary(int id) => Assert.Throws<ArgumentOutOfRangeException>(() => Write(300, 0, [id]));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 0)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(1L << 62, 1)]
    public void Reads_nothing_outside(long start, int count)
    {
        Write(300, 0, [1, 2, 3]);
        using var shard = MegatronShard.Open(_folder.File("s"));
        Assert.Throws<ArgumentOutOfRangeException>(() => shard.Read(start, new int[count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => shard.Document(1));
    }

    [Fact]
    public void A_document_may_have_several_sequences()
    {
        Patch(TwoDocuments[..36] + "0200000000000000" + "0200000000000000" + TwoDocuments[68..^48] + "0000000000000000" + "0200000000000000", 8);
        using var shard = MegatronShard.Open(_folder.File("s"));
        Assert.Equal((0, 4), shard.Document(0));
    }

    [Theory]
    [InlineData(0, (byte)'X', "no Megatron index, expected MMIDIDX")]
    [InlineData(9, 2, "version 2, expected 1")]
    [InlineData(17, 3, "token type 3, expected 8 (uint16) or 4 (int32)")]
    [InlineData(17, 4, "sequence 1 at byte 6, expected 12")]
    [InlineData(18, 3, "82 bytes, expected 94")]
    [InlineData(25, 0x80, "-9223372036854775806 sequences and 3 document ends do not fit into 82 bytes")]
    [InlineData(33, 0x7F, "2 sequences and 9151314442816847875 document ends do not fit into 82 bytes")]
    [InlineData(26, 0, "2 sequences and 0 document ends do not fit into 82 bytes")]
    [InlineData(37, 0x80, "sequence 0 has -2147483645 tokens")]
    [InlineData(42, 1, "sequence 0 at byte 1, expected 0")]
    [InlineData(58, 1, "document 0 at sequence 1 of 2")]
    [InlineData(66, 3, "document 1 at sequence 3 of 2")]
    [InlineData(74, 1, "document 2 at sequence 1 of 2")]
    public void Refuses_a_wrong_index(int at, byte value, string expected)
    {
        var index = Convert.FromHexString(TwoDocuments);
        index[at] = value;
        Patch(Convert.ToHexString(index), 8);
        var problem = Assert.Throws<InvalidDataException>(() => MegatronShard.Open(_folder.File("s")));
        Assert.Equal($"{_folder.File("s")}.idx: {expected}", problem.Message);
    }

    [Fact]
    public void Refuses_every_truncation_and_a_wrong_size_of_tokens()
    {
        for (var length = 0; length < TwoDocuments.Length; length += 2)
        {
            Patch(TwoDocuments[..length], 8);
            Assert.Throws<InvalidDataException>(() => MegatronShard.Open(_folder.File("s")));
        }

        foreach (var bytes in (int[])[0, 7, 9, 10])
        {
            Patch(TwoDocuments, bytes);
            Assert.Equal(
                $"{_folder.File("s")}.bin: {bytes} bytes, expected 8",
                Assert.Throws<InvalidDataException>(() => MegatronShard.Open(_folder.File("s"))).Message);
        }
    }

    [Fact]
    public void Refuses_any_damage_or_reads_what_is_there()
    {
        var random = new Random(9);
        for (var i = 0; i < 500; i++)
        {
            var index = Convert.FromHexString(TwoDocuments);
            BinaryPrimitives.WriteInt32LittleEndian(index.AsSpan(random.Next(index.Length - 4)), random.Next(int.MinValue, int.MaxValue));
            Patch(Convert.ToHexString(index), 8);
            Assert.Throws<InvalidDataException>(() => MegatronShard.Open(_folder.File("s")));
        }
    }

    private void Write(int vocabulary, int endOfText, params int[][] documents)
    {
        using var writer = new MegatronShardWriter(_folder.File("s"), vocabulary, endOfText);
        foreach (var document in documents) writer.Add(document);
        writer.Finish();
    }

    private void Patch(string index, int tokenBytes)
    {
        File.WriteAllBytes(_folder.File("s.idx"), Convert.FromHexString(index));
        File.WriteAllBytes(_folder.File("s.bin"), new byte[tokenBytes]);
    }

    private string Hex(string name) => Convert.ToHexString(File.ReadAllBytes(_folder.File(name)));
}
