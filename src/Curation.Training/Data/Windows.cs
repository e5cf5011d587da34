namespace Curation.Training.Data;

/// <summary>Rows of tokens, one window each, as they follow one another in the data.</summary>
internal readonly record struct Windows(int[] Tokens, int Rows)
{
    public int Columns => Tokens.Length / Rows;

    public static Windows Read(ITokenStream stream, int rows, int columns, Func<int, long> start)
    {
        var tokens = new int[rows * columns];
        for (var row = 0; row < rows; row++) stream.Read(start(row), tokens.AsSpan(row * columns, columns));
        return new Windows(tokens, rows);
    }
}
