namespace Curation.Training.Data;

/// <summary>The tokens of one split, one document after the other, each with its end-of-text token.</summary>
public interface ITokenStream
{
    long Count { get; }

    /// <summary>Copies the tokens from <paramref name="start"/> on; all of them exist.</summary>
    void Read(long start, Span<int> destination);
}
