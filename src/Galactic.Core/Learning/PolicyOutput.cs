using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>What a policy answers.</summary>
/// <param name="Head">[sample, head].</param>
/// <param name="Features">[sample, feature] what the head was made from, for a critic that shares it.</param>
/// <param name="Remembered">[sample, size] output of the memory, or null without one.</param>
/// <param name="Memory">[env, memory] what is carried on after the last step, or null without a memory.</param>
internal readonly record struct PolicyOutput(Tensor Head, Tensor Features, Tensor? Remembered, Tensor? Memory);
