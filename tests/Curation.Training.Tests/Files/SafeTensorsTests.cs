using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Core;
using Curation.Training.Files;
using Curation.Training.Tests.Support;
using static TorchSharp.torch;

namespace Curation.Training.Tests.Files;

public class SafeTensorsTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""";

    [SkippableFact]
    public void WhatIsWrittenIsReadBack() => Torch.Run(() =>
    {
        using var folder = new Folder();
        Tensor a = tensor([1f, -2.5f, float.NaN, 4, 5, 6], [2, 3]), b = tensor([7f], [1, 1]), none = zeros([0, 3]);
        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["a"] = "ü \" \\ \n" };
        Publish.File(folder.At("x"), stream => SafeTensorsWriter.Write(stream, [("b", b), ("none", none), ("a", a)], metadata));

        using var file = SafeTensors.Open(folder.At("x"));
        Tensor a2 = zeros([2, 3]), b2 = zeros([1, 1]), none2 = zeros([0, 3]);
        file.Load([("a", a2), ("b", b2), ("none", none2)]);
        Assert.True(a.bytes.SequenceEqual(a2.bytes));
        Assert.True(b.bytes.SequenceEqual(b2.bytes));
        Assert.Equal(metadata, file.Metadata);
        Assert.Equal([0, 3], file.Shape("none"));
        Assert.False(File.Exists(folder.At("x.part")));
    });

    [SkippableFact]
    public void BytesAreThoseOfTheFormat() => Torch.Run(() =>
    {
        var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, [("b", tensor([3f], [1, 1])), ("a", tensor([1f, 2f], [2]))], new Dictionary<string, string>());
        var header = """{"__metadata__":{},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""";
        header = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected = [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), .. MemoryMarshal.AsBytes<float>([1, 2, 3])];
        Assert.Equal(expected, stream.ToArray());
    });

    [Fact]
    public void ASoundHeaderIsRead() => Assert.Null(Record.Exception(() => Open(Good, dataBytes: 12)));

    [Theory]
    [InlineData("{}", 4, "the header speaks of 0")]
    [InlineData(Good, 11, "11 bytes of data")]
    [InlineData(Good, 16, "16 bytes of data")]
    [InlineData("[]", 0, "cannot be read")]
    [InlineData("{", 0, "cannot be read")]
    [InlineData("", 0, "cannot be read")]
    [InlineData("""{"a":1}""", 0, "cannot be read")]
    [InlineData("""{"a":{}}""", 0, "cannot be read")]
    [InlineData("""{"__metadata__":[]}""", 0, "cannot be read")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "cannot be read")]
    [InlineData("""{"__metadata__":{"a":null}}""", 0, "not a text")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", 4, "type F16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "shape [2] but 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "but -4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "a has shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "starts at byte 4, expected 0")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "starts at byte 0, expected 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4, "impossible")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}""", 4, "impossible")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-9223372036854775808,9223372036854775807]}}""", 0, "a has")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[[[[[[[[[1]]]]]]]]]],"data_offsets":[0,4]}}""", 4, "cannot be read")]
    public void AHostileHeaderIsRefused(string header, int dataBytes, string expected) =>
        Assert.Contains(expected, Assert.Throws<RecipeException>(() => Open(header, dataBytes)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(100_000_001UL)]
    [InlineData(3UL)]
    public void AHeaderLongerThanTheFileIsRefused(ulong length)
    {
        var file = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Contains("does not fit", Assert.Throws<RecipeException>(() => Open(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFileIsRefused() => Assert.Contains("shorter", Assert.Throws<RecipeException>(() => Open([])).Message, StringComparison.Ordinal);

    [SkippableFact]
    public void TensorsMustBeThoseOfTheModel() => Torch.Run(() =>
    {
        void Load(params (string, Tensor)[] tensors) => Open(Good, 12, file => file.Load(tensors));
        Load(("a", zeros([2])), ("b", zeros([1, 1])));
        Assert.Contains("b is not part", Assert.Throws<RecipeException>(() => Load(("a", zeros([2])))).Message, StringComparison.Ordinal);
        Assert.Contains("c is missing", Assert.Throws<RecipeException>(() => Load(("c", zeros([2])))).Message, StringComparison.Ordinal);
        Assert.Contains("expected [1]", Assert.Throws<RecipeException>(() => Load(("a", zeros([2])), ("b", zeros([1])))).Message, StringComparison.Ordinal);
    });

    private static void Open(string header, int dataBytes, Action<SafeTensors>? use = null) =>
        Open([.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]], use);

    private static void Open(byte[] contents, Action<SafeTensors>? use = null)
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder.At("x"), contents);
        using var file = SafeTensors.Open(folder.At("x"));
        use?.Invoke(file);
    }
}
