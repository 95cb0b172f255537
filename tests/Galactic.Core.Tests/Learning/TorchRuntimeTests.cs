using Galactic.Learning;
using TorchSharp;

namespace Galactic.Tests.Learning;

[Collection(Alone.Name)]
public sealed class TorchRuntimeTests
{
    [Fact]
    public void Torch_loads_and_computes_with_the_asked_number_of_threads()
    {
        TorchStatus status = TorchRuntime.Initialize(2);
        using torch.Tensor a = torch.tensor(new float[] { 1, 2, 3, 4 }).view(2, 2);
        using torch.Tensor product = a.matmul(a);

        Assert.Equal(2, status.Threads);
        Assert.Equal(2, torch.get_num_threads());
        Assert.Equal([7f, 10f, 15f, 22f], product.data<float>().ToArray());
    }

    [Fact]
    public void Initializing_again_changes_only_the_number_of_threads()
    {
        TorchStatus first = TorchRuntime.Initialize(2);
        TorchStatus second = TorchRuntime.Initialize(1);
        TorchStatus third = TorchRuntime.Initialize(2);

        Assert.Equal(first with { Threads = 1 }, second);
        Assert.Equal(first, third);
    }

    [Fact]
    public void Zero_threads_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchRuntime.Initialize(0));
}
