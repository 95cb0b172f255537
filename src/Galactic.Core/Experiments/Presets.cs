using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Named, complete settings.</summary>
public static class Presets
{
    private const string Blind = "-blind";

    /// <summary>
    /// Mobile Pick from 64x64 depth: the robot stands near an object, drives up, reaches and takes it.
    /// </summary>
    public static ExperimentSettings MobilePick => new()
    {
        Name = "mobile-pick",
        Env = new VectorEnvSettings { Task = new MobilePick() },
    };

    /// <summary>
    /// The same without eyes: what the state vector alone can do, the baseline of every claim about vision.
    /// </summary>
    public static ExperimentSettings MobilePickBlind => WithoutEyes(MobilePick);

    /// <summary>The same at the published image size.</summary>
    public static ExperimentSettings MobilePick128 => MobilePick with
    {
        Name = "mobile-pick-128",
        Camera = new CameraSettings { Width = 128, Height = 128 },
    };

    /// <summary>All presets.</summary>
    public static IReadOnlyList<ExperimentSettings> All => [MobilePick, MobilePickBlind, MobilePick128];

    /// <summary>Finds a preset by name, or null.</summary>
    public static ExperimentSettings? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>Takes the camera away and shrinks the network to fit.</summary>
    public static ExperimentSettings WithoutEyes(ExperimentSettings settings) => settings with
    {
        Name = settings.Name + Blind,
        Training = settings.Training with { Policy = PolicySettings.Blind },
    };
}
