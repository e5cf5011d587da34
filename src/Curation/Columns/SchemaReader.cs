namespace Curation.Columns;

/// <summary>A column of the file as it is stored. <see cref="Column"/> is null where we have no type for it.</summary>
/// <param name="Decimal">Its name where it is a decimal, which is not read.</param>
internal sealed record Leaf(Column? Column, PhysicalType Type, int TypeLength, int MaxDefinition, int MaxRepetition, string? Decimal = null);

/// <summary>Turns the flattened tree of a footer into leaves: flat columns and lists of integers are offered, deeper ones only counted.</summary>
internal ref struct SchemaReader(ReadOnlySpan<SchemaReader.Element> elements)
{
    private const int MaxDepth = 64;
    private const int DecimalType = 5, DateType = 6, TimestampType = 8, ConvertedMilliseconds = 9, ConvertedMicroseconds = 10;

    private readonly ReadOnlySpan<Element> _elements = elements;
    private readonly List<Leaf> _leaves = [];
    private int _next;

    internal record struct Element(PhysicalType? Type, int TypeLength, Repetition Repetition, string Name, int Children, ConvertedType Converted, int Logical,
        int TimeUnit = 0)
    {
        internal readonly bool IsText => Converted is ConvertedType.Utf8 or ConvertedType.Enum or ConvertedType.Json || Logical is 1 or 4 or 12;

        internal readonly Moment? Moment => Type is not (PhysicalType.Int32 or PhysicalType.Int64) ? null : (Logical, TimeUnit, (int)Converted) switch
        {
            (DateType, _, _) or (_, _, DateType) => Columns.Moment.Day,
            (TimestampType, 1, _) or (_, _, ConvertedMilliseconds) => Columns.Moment.Millisecond,
            (TimestampType, 2, _) or (_, _, ConvertedMicroseconds) => Columns.Moment.Microsecond,
            (TimestampType, 3, _) => Columns.Moment.Nanosecond,
            _ => null,
        };

        internal readonly bool IsDecimal => (int)Converted == DecimalType || Logical == DecimalType;
    }

    internal List<Leaf> Read()
    {
        for (var left = Next().Children; left > 0; left--) ReadColumn();
        if (_next != _elements.Length) throw Broken($"{_next} schema elements, found {_elements.Length}");
        return _leaves;
    }

    internal static Element ReadElement(ref ThriftReader thrift)
    {
        var element = new Element(null, 0, Repetition.Required, "", 0, ConvertedType.None, 0);
        for (var field = 0; thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                case 1: element.Type = (PhysicalType)thrift.I32(type); break;
                case 2: element.TypeLength = thrift.I32(type); break;
                case 3: element.Repetition = (Repetition)thrift.I32(type); break;
                case 4: element.Name = thrift.Text(type); break;
                case 5: element.Children = thrift.I32(type); break;
                case 6: element.Converted = (ConvertedType)thrift.I32(type); break;
                case 10: (element.Logical, element.TimeUnit) = ReadLogical(ref thrift, type); break;
                default: thrift.Skip(type); break;
            }
        }
        return element;
    }

    /// <summary>A union: the number of its one field names the type; of a timestamp, the unit it counts in too.</summary>
    private static (int Logical, int TimeUnit) ReadLogical(ref ThriftReader thrift, ThriftType type)
    {
        thrift.Expect(type, ThriftType.Struct);
        var (logical, unit) = (0, 0);
        for (var field = 0; thrift.Next(ref field, out var inner); logical = field)
        {
            if (field == TimestampType) unit = ReadTimeUnit(ref thrift, inner);
            else thrift.Skip(inner);
        }

        return (logical, unit);
    }

    private static int ReadTimeUnit(ref ThriftReader thrift, ThriftType type)
    {
        thrift.Expect(type, ThriftType.Struct);
        var unit = 0;
        for (var field = 0; thrift.Next(ref field, out var inner);)
        {
            if (field == 2) unit = ReadLogical(ref thrift, inner).Logical;
            else thrift.Skip(inner);
        }

        return unit;
    }

    private Element Next()
    {
        if (_next == _elements.Length) throw Broken("another schema element");
        var element = _elements[_next++];
        var isGroup = element.Type is null;
        if (element.Children < 0 || isGroup != element.Children > 0 && _next > 1)
            throw Broken($"\"{element.Name}\" to be a group with children or a column without");
        if (!Enum.IsDefined(element.Repetition) || !isGroup && !Enum.IsDefined(element.Type!.Value)) throw Broken($"\"{element.Name}\" to have a known type");
        if (element.Type == PhysicalType.FixedLenByteArray && element.TypeLength <= 0) throw Broken($"\"{element.Name}\" to have a length");
        return element;
    }

    private void ReadColumn()
    {
        var element = Next();
        var optional = element.Repetition == Repetition.Optional;
        if (element.Type is { } type)
        {
            var known = element.Repetition == Repetition.Repeated ? null : TypeOf(element);
            var column = known is { } holds ? new Column(element.Name, holds, optional) { Moment = element.Moment } : null;
            _leaves.Add(new(column, type, element.TypeLength, optional ? 1 : 0, 0, element.IsDecimal ? element.Name : null));
        }
        else if (IsListOfInt32(element)) ReadList(element, optional);
        else for (var left = element.Children; left > 0; left--) SkipNested(1);
    }

    private readonly bool IsListOfInt32(Element element) =>
        element is { Converted: ConvertedType.List, Children: 1, Repetition: not Repetition.Repeated }
        && _next + 1 < _elements.Length
        && _elements[_next] is { Type: null, Children: 1, Repetition: Repetition.Repeated }
        && _elements[_next + 1] is { Type: PhysicalType.Int32, IsDecimal: false, Repetition: not Repetition.Repeated };

    private void ReadList(Element element, bool optional)
    {
        Next();
        var item = Next();
        var definition = (optional ? 1 : 0) + 1 + (item.Repetition == Repetition.Optional ? 1 : 0);
        _leaves.Add(new(new(element.Name, ColumnType.Int32List, optional), PhysicalType.Int32, 0, definition, 1));
    }

    private void SkipNested(int depth)
    {
        if (depth > MaxDepth) throw Broken($"at most {MaxDepth} levels");
        var element = Next();
        if (element.Type is { } type) _leaves.Add(new(null, type, 0, 0, 0));
        for (var left = element.Children; left > 0; left--) SkipNested(depth + 1);
    }

    private static ColumnType? TypeOf(Element element) => element.Type switch
    {
        _ when element.IsDecimal => null,
        PhysicalType.Boolean => ColumnType.Bool,
        PhysicalType.Int32 => ColumnType.Int32,
        PhysicalType.Int64 => ColumnType.Int64,
        PhysicalType.Float => ColumnType.Float,
        PhysicalType.Double => ColumnType.Double,
        PhysicalType.ByteArray => element.IsText ? ColumnType.Utf8 : ColumnType.Binary,
        PhysicalType.FixedLenByteArray => ColumnType.Binary,
        _ => null,
    };

    private static InvalidDataException Broken(string expected) => new($"broken footer: expected {expected}");
}
