using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks: modules, their parts, and functions without state.</summary>
    public static class nn
    {
        /// <summary>How single losses become one.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true) => new(inputSize, outputSize, hasBias);

        public static Embedding Embedding(long num_embeddings, long embedding_dims) => new(num_embeddings, embedding_dims);

        /// <summary>
        /// A part of a network. Fields that hold parameters or modules are registered under the field's name, so field
        /// names are the names that a checkpoint shows.
        /// </summary>
        public class Module : IDisposable
        {
            private readonly string name;
            private readonly List<(string Name, Module Module)> modules = [];
            private readonly List<(string Name, Parameter Parameter)> parameterList = [];

            protected Module(string name) => this.name = name;

            public virtual string GetName() => name;

            public virtual void register_module(string name, Module submodule) => modules.Add((name, submodule));

            public virtual void register_parameter(string name, Parameter param) => parameterList.Add((name, param));

            public virtual IEnumerable<(string name, Module module)> named_children() => modules;

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                foreach (var (name, parameter) in parameterList) yield return (name, parameter);
                if (!recurse) yield break;
                foreach (var (outer, module) in modules)
                    foreach (var (inner, parameter) in module.named_parameters())
                        yield return ($"{outer}.{inner}", parameter);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(named => named.parameter);

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, parameter) in parameterList) parameter.Dispose();
                foreach (var (_, module) in modules) module.Dispose();
            }

            protected virtual void RegisterComponents()
            {
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    var value = field.GetValue(this);
                    if (value is Module module) register_module(field.Name, module);
                    else if (value is Parameter parameter) register_parameter(field.Name, parameter);
                    else if (value is Tensor) throw new NotSupportedException($"{field.Name}: buffers are not part of this subset of TorchSharp");
                }
            }
        }

        /// <summary>A module of one argument.</summary>
        public abstract class Module<T, TResult> : Module
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T input);

            public TResult call(T input) => forward(input);
        }

        /// <summary>A module of two arguments.</summary>
        public abstract class Module<T1, T2, TResult> : Module
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }

        /// <summary>Functions without state.</summary>
        public static class functional
        {
            public static Tensor silu(Tensor x) => Checked.Tensor(Native.ct_silu(x.Handle));

            public static Tensor SiLU(Tensor x) => silu(x);

            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0) =>
                weight is null
                    ? Checked.Tensor(Native.ct_cross_entropy(input.Handle, target.Handle, (long)reduction, ignore_index, label_smoothing))
                    : throw new NotSupportedException("class weights are not part of this subset of TorchSharp");
        }
    }
}
