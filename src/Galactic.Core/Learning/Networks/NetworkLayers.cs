using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Galactic.Learning.Networks;

/// <summary>The layers of a network by the names of their parameters.</summary>
/// <param name="parameters">Weights.</param>
/// <param name="imageType">Number type of the layers that read images.</param>
internal sealed class NetworkLayers(NetworkParameters parameters, ScalarType imageType)
{
    /// <summary>Weights.</summary>
    public NetworkParameters Parameters => parameters;

    /// <summary>Number type of the layers that read images.</summary>
    public ScalarType ImageType => imageType;

    /// <summary>A parameter in the number type of images.</summary>
    public Tensor Image(string name) => parameters[name].to_type(imageType);

    /// <summary>Weights and bias applied to [batch, inputs].</summary>
    public Tensor Linear(string name, Tensor x) =>
        F.linear(x, parameters[name + ".weight"], parameters[name + ".bias"]);

    /// <summary>Linear, LayerNorm, SiLU.</summary>
    public Tensor Hidden(string name, Tensor x) => F.silu(LayerNorm(name + ".norm", Linear(name, x)));

    /// <summary>Normalises the last dimension.</summary>
    public Tensor LayerNorm(string name, Tensor x)
    {
        Tensor weight = parameters[name + ".weight"];
        return F.layer_norm(x, weight.shape, weight, parameters[name + ".bias"]);
    }

    /// <summary>A convolution of images with bias, then ReLU.</summary>
    public Tensor Convolution(string name, Tensor x, long stride, long padding) =>
        F.relu(
            F.conv2d(x, Image(name + ".weight"), Image(name + ".bias"), [stride, stride], [padding, padding]),
            inplace: true);

    /// <summary>The last layer of an encoder: linear, ReLU, and back to 32 bits.</summary>
    public Tensor Features(string name, Tensor x) => F.relu(
        F.linear(x, Image(name + ".weight"), Image(name + ".bias")), inplace: true).to_type(ScalarType.Float32);

    /// <summary>A convolution of images without bias.</summary>
    public Tensor PlainConvolution(string name, Tensor x, long stride, long padding) =>
        F.conv2d(x, Image(name + ".weight"), null, [stride, stride], [padding, padding]);

    /// <summary>Normalises groups of channels of images.</summary>
    public Tensor GroupNorm(string name, Tensor x, long groups) =>
        F.group_norm(x, groups, Image(name + ".weight"), Image(name + ".bias"));
}
