using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Curation.Reporting.Html;

/// <summary>Markup in the making. What stands in the holes of an interpolated string is escaped, so that no content can become markup; counts get
/// narrow spaces.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    public Markup Add([InterpolatedStringHandlerArgument("")] Handler markup) => markup.Target;

    /// <summary>Markup that the house wrote, never content.</summary>
    public Markup AddConstant(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>One part for each item.</summary>
    public Markup Each<T>(IEnumerable<T> items, Action<Markup, T> add)
    {
        foreach (var item in items) add(this, item);
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Escape(string? content)
    {
        foreach (var letter in content ?? "")
        {
            _ = letter switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                '\n' or '\t' => _text.Append(letter),
                _ when char.IsControl(letter) => _text.Append('\uFFFD'),
                _ => _text.Append(letter),
            };
        }
    }

    /// <summary>Takes an interpolated string apart: literals are markup, holes are content.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        public Handler(int literalLength, int formattedCount, Markup target)
        {
            Target = target;
            target._text.EnsureCapacity(target._text.Length + literalLength + 8 * formattedCount);
        }

        public Markup Target { get; }

        public void AppendLiteral(string markup) => Target._text.Append(markup);

        public void AppendFormatted(string? content) => Target.Escape(content);

        public void AppendFormatted(Markup part) => Target._text.Append(part._text);

        public void AppendFormatted(long count) => Target._text.Append(Numbers.Thin(count));

        /// <summary>A coordinate.</summary>
        public void AppendFormatted(double coordinate) => Target._text.Append(coordinate.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
