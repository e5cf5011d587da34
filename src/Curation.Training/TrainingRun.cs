using System.Security.Cryptography;
using System.Text.Json;
using Curation.Core;
using Curation.Training.Data;
using Curation.Training.Files;
using Curation.Training.Models;
using Curation.Training.Objectives;
using Curation.Training.Optimization;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Curation.Training;

/// <summary>One run from its first weights, or from its checkpoint, to its files.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainOptions _options;
    private readonly ITokenStream _train, _valid;
    private readonly TrainContext _context;
    private readonly string _folder, _key;
    private readonly ModelShape _shape;
    private readonly WindowOrder _order;
    private readonly IObjective _objective;
    private readonly (string Name, Parameter Parameter)[] _parameters;
    private readonly AdamW _optimizer;
    private readonly List<CurvePoint> _curve = [];
    private double _lossSum;
    private int _step, _lossCount;

    public TrainingRun(TrainOptions options, ITokenStream train, ITokenStream valid, TrainContext context, string folder)
    {
        (_options, _train, _valid, _context, _folder) = (options, train, valid, context, folder);
        _key = Key();
        _shape = new ModelShape(context.Vocabulary, options.Width, options.Layers, options.Heads, options.Context, options.TiedEmbedding);
        _order = new WindowOrder(train.Count, options.Context, Mix.Hash((ulong)options.Seed, "order"));
        _objective = options.Objective switch
        {
            TrainingObjective.Causal => new CausalObjective(new Decoder(_shape)),
            _ => throw new NotSupportedException($"objective {options.Objective}"),
        };
        _parameters = [.. _objective.Model.named_parameters().OrderBy(named => named.name, StringComparer.Ordinal)];
        Initialization.Draw(_parameters, Mix.Hash((ulong)options.Seed, "weights"), options.Layers);
        _optimizer = new AdamW(_parameters, options.WeightDecay);
    }

    public TrainResult Complete(Action<TrainProgress> report, CancellationToken cancel)
    {
        Resume();
        if (_curve.Count == 0) AddPoint();
        while (_step < _options.Steps)
        {
            if (cancel.IsCancellationRequested) Save();
            cancel.ThrowIfCancellationRequested();
            var (loss, learningRate) = Step();
            if (_step == _options.Steps || _step % _options.EvalEvery == 0) AddPoint();
            if (_step % _options.CheckpointEvery == 0) Save();
            report(new TrainProgress(_step, _options.Steps, Tokens, loss, _curve[^1].ValidationLoss, learningRate));
        }

        return Export();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _objective.Dispose();
    }

    /// <summary>The options that decide a run's bytes.</summary>
    private TrainOptions Deciding => _options with { CheckpointEvery = null };

    private long Tokens => (long)_step * _options.TokensPerStep;

    private (double Loss, double LearningRate) Step()
    {
        using var scope = NewDisposeScope();
        var first = (long)_step * _options.Batch;
        var windows = Windows.Read(_train, _options.Batch, _objective.WindowTokens(_options.Context), row => _order.Start(first + row));
        var (losses, targets) = _objective.Losses(windows);
        var loss = losses.sum() / targets.Length;
        var gradients = autograd.grad([loss], [.. _parameters.Select(named => named.Parameter)]);
        if (_options.Clip is { } limit) GradientNorm.Clip(gradients, limit);
        var learningRate = RateAt(_step);
        _optimizer.Step(gradients, learningRate);
        _step++;
        var nats = (double)loss.item<float>();
        if (!double.IsFinite(nats))
            throw new RunException($"the loss is {nats} after {_step} steps; a smaller train.learning-rate than {_options.LearningRate} was expected");
        _lossSum += nats;
        _lossCount++;
        return (nats, learningRate);
    }

    private double RateAt(int step) => LearningRate.At(step, _options.Steps, _options.LearningRate, _options.Warmup);

    private void AddPoint()
    {
        var evaluation = Evaluation.Of(_objective, _valid, _context, _options);
        double? trainLoss = _lossCount > 0 ? _lossSum / _lossCount : null;
        (_lossSum, _lossCount) = (0, 0);
        _curve.Add(new CurvePoint(_step, Tokens, trainLoss, evaluation?.Loss, evaluation?.BitsPerByte, RateAt(Math.Max(0, _step - 1))));
    }

    private void Resume()
    {
        if (Checkpoint.Load(_folder, _key, _parameters, _optimizer) is not { } state) return;
        (_step, _lossSum, _lossCount) = (state.Step, state.LossSum, state.LossCount);
        _curve.AddRange(state.Curve);
    }

    private void Save() => new Checkpoint(_step, _lossSum, _lossCount, _curve).Save(_folder, _key, _parameters, _optimizer);

    private TrainResult Export()
    {
        var result = new TrainResult(_parameters.Sum(named => named.Parameter.NumberOfElements), _curve);
        var format = new Dictionary<string, string> { ["format"] = "pt" };
        string At(string name) => Path.Combine(_folder, name);
        Publish.File(
            At("model.safetensors"), stream => SafeTensorsWriter.Write(stream, _parameters.Select(named => (named.Name, (Tensor)named.Parameter)), format));
        Publish.File(At("optimizer.safetensors"), stream => SafeTensorsWriter.Write(stream, _optimizer.Moments, format));
        Publish.AsJson(At("optimizer.json"), new { _optimizer.Steps, Tokens, Options = Deciding });
        Publish.AsJson(At("curve.json"), _curve);
        Publish.Text(At("README.md"), ModelCard.Write(_options, _context, _shape, result, _train.Count, _valid.Count));
        Publish.AsJson(At(ModelConfig.FileName), ModelConfig.Of(_shape, _context.EndOfText));
        File.Delete(Checkpoint.PathIn(_folder));
        return result;
    }

    /// <summary>All that decides a run's bytes and stands here; that the tokens themselves are the same is the caller's promise.</summary>
    private string Key()
    {
        var parts = new { Options = Deciding, _context.Vocabulary, _context.EndOfText, _context.Data, Train = _train.Count, Valid = _valid.Count };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
    }
}
