#!/usr/bin/env bash
# Compiles the shaders to the SPIR-V files beside them (apt-get install glslang-tools). Run it after every change of
# a shader and check its output in. With a folder as argument, the files go there instead.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")"
out=${1:-.}

compile() { # source, output, options
  glslangValidator --quiet -V --target-env vulkan1.2 -g0 "${@:3}" -o "$out/$2.spv" "$1"
}

compile cull.comp cull
compile draw.vert depth.vert
compile draw.vert color.vert -DCOLOR
compile color.frag color.frag
compile encode.comp encode
cat ./*.glsl ./*.comp ./*.vert ./*.frag ./compile.sh | sha256sum | cut -d ' ' -f 1 > "$out/sources.sha256"
