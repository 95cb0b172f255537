using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Simulation;
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

    /// <summary>
    /// The same from anywhere in a home: find the way to the object, often through other rooms, and take it.
    /// </summary>
    /// <remarks>
    /// Progress is not discounted: the exact form would pay as much for standing still until the first success, which
    /// chance alone does not bring from another room. Where the body was 4, 16 and 64 steps ago stands in for a memory:
    /// without it, policies stand still behind walls.
    /// </remarks>
    public static ExperimentSettings Fetch => new()
    {
        Name = "fetch",
        World = new WorldSettings { Episodes = new EpisodeOptions { Start = EpisodeStart.Anywhere } },
        Env = new VectorEnvSettings
        {
            Task = new MobilePick
            {
                MaxSteps = 160,
                Observations = new ObservationSettings { PositionLimit = 10, History = [4, 16, 64] },
                Reward = new MobilePick.Scales { Discount = 1, Walk = 1, ApproachWithin = 1.5f },
            },
        },
        EvaluationSteps = 250,
        ValidationSteps = 250,
        Training = Guided with { Minutes = 30 },
    };

    /// <summary>Mobile Pick by the published rules, pipeline, network and update, in our homes.</summary>
    public static ExperimentSettings MobilePickPaper => Published("mobile-pick-paper", PaperTask.MobilePick, new());

    /// <summary>Drive from anywhere in a home to where an object is within reach.</summary>
    public static ExperimentSettings Navigate => Long(
        "navigate", new Navigate(), new EpisodeOptions { Start = EpisodeStart.Anywhere, MinStartDistance = 1.5f }, 200);

    /// <summary>Bring the object in the hand to its goal.</summary>
    public static ExperimentSettings Place => Carry(
        "place",
        new Place(),
        EpisodeOptions.Rearrange with { MinObjects = 10, MaxObjects = 20, StartHolding = true });

    /// <summary>Rearrange the only object of a home; the hand opens only above the goal.</summary>
    public static ExperimentSettings RearrangeEasy =>
        Carry("rearrange-easy", Tasks.Rearrange.Safe, WithoutDistractors);

    /// <summary>Rearrange one of many objects; the hand opens only above the goal.</summary>
    public static ExperimentSettings RearrangeSafe =>
        Carry("rearrange-safe", Tasks.Rearrange.Safe, EpisodeOptions.Rearrange);

    /// <summary>Rearrange one of many objects and say when it is done.</summary>
    public static ExperimentSettings Rearrange =>
        Carry("rearrange", new Rearrange(), EpisodeOptions.Rearrange);

    /// <summary>Rearrange three of many objects, in any order.</summary>
    public static ExperimentSettings RearrangeMulti => Long(
        "rearrange-multi", new MultiRearrange(), EpisodeOptions.Rearrange with { Targets = 3 }, 1500);

    /// <summary>Rearrange No Distractors by the published rules.</summary>
    public static ExperimentSettings RearrangeEasyPaper =>
        Published("rearrange-easy-paper", PaperTask.RearrangeSafe, WithoutDistractors);

    /// <summary>Rearrange Safe Drop / Stop by the published rules.</summary>
    public static ExperimentSettings RearrangeSafePaper =>
        Published("rearrange-safe-paper", PaperTask.RearrangeSafe, EpisodeOptions.Rearrange);

    /// <summary>Rearrange, the full GeometricGoal task, by the published rules.</summary>
    public static ExperimentSettings RearrangePaper =>
        Published("rearrange-paper", PaperTask.Rearrange, EpisodeOptions.Rearrange);

    /// <summary>All presets.</summary>
    public static IReadOnlyList<ExperimentSettings> All =>
    [
        MobilePick, MobilePickBlind, MobilePick128, MobilePickPaper, Fetch, Navigate, Place, RearrangeEasy, RearrangeSafe,
        Rearrange, RearrangeMulti, RearrangeEasyPaper, RearrangeSafePaper, RearrangePaper,
    ];

    private static EpisodeOptions WithoutDistractors =>
        EpisodeOptions.Rearrange with { MinObjects = 1, MaxObjects = 1 };

    /// <summary>Finds a preset by name, or null.</summary>
    public static ExperimentSettings? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>Takes the camera away and shrinks the network to fit.</summary>
    public static ExperimentSettings WithoutEyes(ExperimentSettings settings) => settings with
    {
        Name = settings.Name + Blind,
        Training = settings.Training with { Policy = PolicySettings.Blind },
    };

    /// <summary>
    /// For tasks that lead through several rooms: the task advises how to drive, and the first tenth of the time is spent
    /// blind, several times as fast, on what the hand has to do. The noise stays wide to the end: below 0.15 policies
    /// stand still where they could have slid along.
    /// </summary>
    private static TrainingSettings Guided => new()
    {
        Horizon = 64,
        FinalStd = 0.2f,
        ImagesFrom = 0.1,
        Policy = new PolicySettings { StateLimit = 10 },
        Ppo = new PpoSettings { Minibatches = 4, MaximumKl = 0.1f },
        Advice = new AdviceSettings { Coefficient = 2 },
    };

    /// <summary>Trained in shorter episodes than it is measured in: more starts for the same time.</summary>
    private static ExperimentSettings Carry(string name, Rearrange task, EpisodeOptions episodes)
    {
        Rearrange guided = task with
        {
            MaxSteps = Math.Min(task.MaxSteps, 300),
            Observations = task.Observations with { PositionLimit = 10 },
            Reward = task.Reward with { Discount = 1, Walk = 1, ApproachWithin = 1.5f },
        };
        return Long(name, guided, episodes, task.MaxSteps) with { Training = Guided with { Minutes = 120 } };
    }

    private static ExperimentSettings Long(string name, EmbodiedTask task, EpisodeOptions episodes, int steps) => new()
    {
        Name = name,
        World = new WorldSettings { Episodes = episodes },
        Env = new VectorEnvSettings { Task = task },
        EvaluationSteps = steps,
        ValidationSteps = steps,
        Training = new TrainingSettings { Horizon = 64 },
    };

    /// <summary>
    /// The published network and update: 128 envs and 64 steps, one pass over two halves of the envs, a step size that
    /// falls to nothing, clipped values, entropy of all channels, start steps counted.
    /// </summary>
    private static ExperimentSettings Published(string name, PaperTask task, EpisodeOptions episodes) => new()
    {
        Name = name,
        Camera = new CameraSettings { Width = 128, Height = 128 },
        World = new WorldSettings { Episodes = episodes },
        Env = new VectorEnvSettings
        {
            Task = task,
            Simulation = SimulationSettings.Paper,
            Pipeline = StepPipeline.Delayed,
            Schedule = EpisodeSchedule.InTurn,
            Stagger = EpisodeStagger.ByNumber,
        },
        ValidationSteps = task.MaxSteps,
        Training = new TrainingSettings
        {
            Envs = 128,
            Horizon = 64,
            LearningRate = 3.5e-4,
            FinalLearningRate = 1e-8,
            DecayFrom = 0,
            StdCapFrom = 1,
            Policy = PolicySettings.Paper,
            Ppo = new PpoSettings
            {
                Epochs = 1,
                Minibatches = 2,
                EntropyCoefficient = 0.001f,
                ContinuousEntropy = true,
                ClipValues = true,
                StartSteps = StartSteps.Counted,
                AdvantageEpsilon = 1e-5,
                MaximumGradientNorm = 2,
                MaximumKl = float.MaxValue,
            },
        },
    };
}
