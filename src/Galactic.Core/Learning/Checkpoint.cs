using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Learning;

/// <summary>
/// A folder with policy.safetensors, settings.json, checksums.sha256 and, to continue training, optimizer.safetensors and
/// whatever else the run carries along. Every file is checked against its checksum before it is used.
/// </summary>
public static class Checkpoint
{
    /// <summary>File with the weights.</summary>
    public const string PolicyFile = "policy.safetensors";

    /// <summary>File with Adam's two moments.</summary>
    public const string OptimizerFile = "optimizer.safetensors";

    /// <summary>File with everything else.</summary>
    public const string SettingsFile = "settings.json";

    /// <summary>Writes a checkpoint: the folder appears complete or not at all, and replaces one of its name.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="policy">Weights to save.</param>
    /// <param name="settings">Progress; the policy's own settings are taken from <paramref name="policy"/>.</param>
    /// <param name="optimizer">Saved too if given, so that training can go on.</param>
    /// <param name="more">Writes further files into the folder whose path it is given; null for none.</param>
    /// <exception cref="IOException">The folder cannot be written; what was there before is unchanged.</exception>
    public static void Save(
        string directory, ActorCritic policy, CheckpointSettings settings, Ppo? optimizer = null,
        Action<string>? more = null) => AtomicFolder.Write(directory, folder =>
        {
            SafeTensors.Save(Path.Combine(folder, PolicyFile), [.. policy.Parameters.Layout.Select(p =>
                new NamedTensor(p.Name, p.Shape, policy.Parameters.Span(p.Name).ToArray()))]);
            if (optimizer is not null)
            {
                Adam adam = optimizer.Optimizer;
                settings = settings with { OptimizerSteps = adam.Steps, Updates = optimizer.Updates };
                SafeTensors.Save(Path.Combine(folder, OptimizerFile),
                [
                    new NamedTensor("first", [adam.FirstMoment.Length], adam.FirstMoment.ToArray()),
                    new NamedTensor("second", [adam.SecondMoment.Length], adam.SecondMoment.ToArray()),
                ]);
            }

            more?.Invoke(folder);
            settings = settings with
            {
                Policy = policy.Settings,
                Observations = policy.Observations,
                Actions = policy.Actions,
            };
            AtomicFile.Write(
                Path.Combine(folder, SettingsFile), stream => JsonSerializer.Serialize(
                    stream, settings, SettingsJson.Options));
        });

    /// <summary>
    /// Checks every file of a checkpoint against its checksum, and the shapes of weights and optimiser against the settings.
    /// </summary>
    /// <exception cref="InvalidDataException">The folder is not a complete checkpoint, or a file is missing, damaged or of
    /// another network; the message names it.</exception>
    public static void Verify(string directory)
    {
        foreach (string file in (string[])[SettingsFile, PolicyFile])
        {
            Existing(directory, file);
        }

        Checksums.Verify(directory);
        using ActorCritic policy = LoadPolicy(directory);
        if (File.Exists(Path.Combine(directory, OptimizerFile)))
        {
            ReadOptimizer(directory, policy.ParameterCount);
        }
    }

    /// <summary>Reads settings.json.</summary>
    /// <exception cref="InvalidDataException">The folder or file is missing or damaged; the message says
    /// which.</exception>
    public static CheckpointSettings LoadSettings(string directory)
    {
        string path = Existing(directory, SettingsFile);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<CheckpointSettings>(stream, SettingsJson.Options)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"{path} is not a checkpoint's settings: {exception.Message}", exception);
        }
    }

    /// <summary>Rebuilds the policy of a checkpoint.</summary>
    /// <exception cref="InvalidDataException">A file is missing or damaged, or a tensor has another shape than the
    /// settings ask for; the message names the tensor and both shapes.</exception>
    public static ActorCritic LoadPolicy(string directory, ComputeType? computeType = null)
    {
        CheckpointSettings settings = LoadSettings(directory);
        ActorCritic policy = new(settings.Policy, settings.Observations, settings.Actions, 0, computeType);
        try
        {
            LoadWeights(directory, policy);
            return policy;
        }
        catch
        {
            policy.Dispose();
            throw;
        }
    }

    /// <summary>Reads weights into a policy; all of them or, on an error, none.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="LoadPolicy"/>.</exception>
    public static void LoadWeights(string directory, ActorCritic policy)
    {
        string path = Existing(directory, PolicyFile);
        Dictionary<string, NamedTensor> tensors = SafeTensors.Load(path).ToDictionary(t => t.Name);
        foreach ((string name, long[] shape) in policy.Parameters.Layout)
        {
            if (!tensors.TryGetValue(name, out NamedTensor? tensor))
            {
                throw new InvalidDataException($"{path} lacks tensor {name} of shape {Text(shape)}.");
            }

            CheckShape(path, tensor, shape);
        }

        string? unknown = tensors.Keys.Except(policy.Parameters.Layout.Select(p => p.Name)).FirstOrDefault();
        if (unknown is not null)
        {
            throw new InvalidDataException($"{path} holds tensor {unknown}, which this policy does not have.");
        }

        foreach (NamedTensor tensor in tensors.Values)
        {
            tensor.Values.CopyTo(policy.Parameters.Span(tensor.Name));
        }
    }

    /// <summary>Reads the optimiser's state, so that training goes on where it stopped.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="LoadPolicy"/>.</exception>
    public static void LoadOptimizer(string directory, Ppo ppo)
    {
        CheckpointSettings settings = LoadSettings(directory);
        Dictionary<string, NamedTensor> tensors = ReadOptimizer(directory, ppo.Optimizer.FirstMoment.Length);
        tensors["first"].Values.CopyTo(ppo.Optimizer.FirstMoment);
        tensors["second"].Values.CopyTo(ppo.Optimizer.SecondMoment);
        ppo.Optimizer.Steps = settings.OptimizerSteps;
        ppo.Updates = settings.Updates;
    }

    private static Dictionary<string, NamedTensor> ReadOptimizer(string directory, long parameters)
    {
        string path = Existing(directory, OptimizerFile);
        Dictionary<string, NamedTensor> tensors = SafeTensors.Load(path).ToDictionary(t => t.Name);
        foreach (string name in (string[])["first", "second"])
        {
            if (!tensors.TryGetValue(name, out NamedTensor? tensor))
            {
                throw new InvalidDataException($"{path} lacks tensor {name} of shape {Text([parameters])}.");
            }

            CheckShape(path, tensor, [parameters]);
        }

        return tensors;
    }

    private static void CheckShape(string path, NamedTensor tensor, long[] expected)
    {
        if (!tensor.Shape.SequenceEqual(expected))
        {
            throw new InvalidDataException(
                $"Tensor {tensor.Name} in {path}: expected shape {Text(expected)}, found {Text(tensor.Shape)}.");
        }

        if (!Array.TrueForAll(tensor.Values, float.IsFinite))
        {
            throw new InvalidDataException($"Tensor {tensor.Name} in {path} holds values that are not finite.");
        }
    }

    /// <summary>The path of a file of a checkpoint that is as it was written.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    internal static string Existing(string directory, string file)
    {
        string path = Path.Combine(directory, file);
        return File.Exists(path)
            ? Checksums.Verified(directory, file)
            : throw new InvalidDataException($"{path} does not exist: not a checkpoint.");
    }

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";
}
