using Curation.Shards;
using Curation.Tests.Storage;

namespace Curation.Tests.Shards;

public sealed class ShardSetTests : IDisposable
{
    private const string Golden = """
        {
          "tokenizer": "tokenizer.json",
          "tokenizer_sha256": "00ff",
          "vocabulary": 300,
          "end_of_text": 299,
          "dtype": "uint16",
          "documents": 21,
          "tokens": 231,
          "special_tokens": 21,
          "splits": {
            "empty": {
              "documents": 0,
              "tokens": 0,
              "files": []
            },
            "train": {
              "documents": 20,
              "tokens": 210,
              "files": [
                "train-00000.bin",
                "train-00001.bin",
                "train-00002.bin",
                "train-00003.bin",
                "train-00004.bin"
              ]
            },
            "valid": {
              "documents": 1,
              "tokens": 21,
              "files": [
                "valid-00000.bin"
              ]
            }
          }
        }

        """;

    private const string NullSplit =
        """{"tokenizer": "t", "tokenizer_sha256": "0", "vocabulary": 1, "end_of_text": 0, "dtype": "uint16", "documents": 0, "tokens": 0, "special_tokens": 0, "splits": {"train": null}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _stream = [.. Enumerable.Range(0, 20).SelectMany(i => Enumerable.Repeat(i, i).Append(299))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Describes_itself_in_the_same_bytes()
    {
        WriteAll();
        var path = _folder.File("dataset.json");
        Assert.Equal(Golden, File.ReadAllText(path));
        DatasetDescription.Load(path).Save(path);
        Assert.Equal(Golden, File.ReadAllText(path));
    }

    [Fact]
    public void Keeps_to_the_size_and_never_cuts_a_document()
    {
        WriteAll();
        using var set = ShardSet.Open(_folder.Path, "train");
        Assert.Equal([45, 46, 45, 35, 39], set.Shards.Select(shard => shard.TokenCount));
        Assert.All(set.Shards, shard =>
        {
            var last = new int[1];
            shard.Read(shard.TokenCount - 1, last);
            Assert.Equal(299, last[0]);
        });
    }

    [Fact]
    public void Reads_as_one_stream()
    {
        WriteAll();
        using var set = ShardSet.Open(_folder.Path, "train");
        Assert.Equal(_stream.Length, set.Count);
        for (var start = 0; start <= _stream.Length; start += 5)
        {
            for (var length = 0; start + length <= _stream.Length; length += 9)
            {
                var ids = new int[length];
                set.Read(start, ids);
                Assert.Equal(_stream[start..(start + length)], ids);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => set.Read(_stream.Length, new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Read(-1, new int[1]));
    }

    [Fact]
    public void A_document_above_the_size_has_a_file_of_its_own()
    {
        using var writer = new ShardWriter(_folder.Path, "train", 300, 299, tokensPerShard: 3);
        writer.Add(new int[9]);
        writer.Add([1]);
        writer.Add([]);
        Assert.Equal(["train-00000.bin", "train-00001.bin"], writer.Finish().Files);
    }

    [Fact]
    public void An_empty_split_has_no_tokens()
    {
        WriteAll();
        using var set = ShardSet.Open(_folder.Path, "empty");
        Assert.Equal(0, set.Count);
        set.Read(0, []);
    }

    [Theory]
    [InlineData("\"tokens\": 210", "\"tokens\": 209", "split train has 210 tokens, expected 209")]
    [InlineData("uint16", "int32", "train-00000.bin holds uint16, expected int32")]
    [InlineData("train-00001.bin", "../train-00001.bin", "file ../train-00001.bin, expected a name that ends in .bin")]
    [InlineData("\"train\"", "\"else\"", "no split train, expected one of else, empty, valid")]
    public void Refuses_a_description_that_is_not_true(string part, string instead, string expected)
    {
        WriteAll();
        var path = _folder.File("dataset.json");
        File.WriteAllText(path, Golden.Replace(part, instead));
        Assert.Equal($"{path}: {expected}", Assert.Throws<InvalidDataException>(() => ShardSet.Open(_folder.Path, "train")).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"vocabulary\": 1}")]
    [InlineData(NullSplit)]
    public void Refuses_what_is_no_description(string json)
    {
        var path = _folder.Touch("dataset.json", json);
        var problem = Assert.Throws<InvalidDataException>(() => DatasetDescription.Load(path));
        Assert.StartsWith($"{path}: ", problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }

    private void WriteAll()
    {
        using var train = new ShardWriter(_folder.Path, "train", 300, 299, tokensPerShard: 50);
        for (var i = 0; i < 20; i++) train.Add(Enumerable.Repeat(i, i).ToArray());
        using var valid = new ShardWriter(_folder.Path, "valid", 300, 299, tokensPerShard: 50);
        valid.Add(new int[20]);
        using var empty = new ShardWriter(_folder.Path, "empty", 300, 299, tokensPerShard: 50);
        var splits = new Dictionary<string, SplitDescription> { ["valid"] = valid.Finish(), ["train"] = train.Finish(), ["empty"] = empty.Finish() };
        DatasetDescription.Of("tokenizer.json", "00ff", 300, 299, splits).Save(_folder.File("dataset.json"));
    }
}
