namespace Curation.Shards;

/// <summary>How a token is stored in a shard; the values are Megatron's codes (megatron/core/datasets/indexed_dataset.py, DType).</summary>
public enum TokenType : byte
{
    Int32 = 4,
    UInt16 = 8,
}

/// <summary>Which type a vocabulary needs, and what it is called and weighs.</summary>
public static class TokenTypes
{
    // Megatron's own limit, not 65,536 (DType.optimal_dtype)
    private const int UInt16Vocabulary = 65_500;

    public static TokenType For(int vocabulary) => vocabulary < UInt16Vocabulary ? TokenType.UInt16 : TokenType.Int32;

    /// <summary>NumPy's name, as <c>dataset.json</c> has it.</summary>
    public static string Name(this TokenType type) => type == TokenType.UInt16 ? "uint16" : "int32";

    public static int Bytes(this TokenType type) => type == TokenType.UInt16 ? sizeof(ushort) : sizeof(int);
}
