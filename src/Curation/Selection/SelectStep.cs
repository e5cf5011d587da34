using Curation.Core;

namespace Curation.Selection;

/// <summary>Tokenizer, token counts, then the decision. A changed range repeats the decision alone.</summary>
public sealed class SelectStep(SelectInputs inputs) : IStep
{
    private readonly TokenizerUnit _tokenizer = new(inputs);
    private readonly CountUnit _count = new(inputs);
    private readonly DecideUnit _decide = new(inputs);
    private ITokenizer? _loaded;

    public string Name => "select";

    public IReadOnlyList<StepUnit> Units(string runFolder) => [_tokenizer.Unit(), .. inputs.Units.Select(_count.Unit), _decide.Unit()];

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        switch (unit.Name)
        {
            case "tokenizer":
                _loaded = null;
                return _tokenizer.Run(context, cancel);
            case "decide":
                return _decide.Run(context, cancel);
            default:
                _loaded ??= inputs.Factory.Load(context.PathOf(TokenizerUnit.FileName));
                return await _count.Run(unit, _loaded, context, cancel);
        }
    }
}
