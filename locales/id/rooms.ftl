## Ruang-ruang sebuah kasus, dengan satu kalimat tentang gunanya

rooms-title = Ruang lain
rooms-preferences = Cara konseling yang cocok untuk Anda
    .kamu = Cara konseling yang cocok untukmu
rooms-guardians = Siapa mereka, dan apa yang mereka lihat
rooms-requests = Salinan, pembetulan, dan permintaan lain dari klien
rooms-ruptures = Keretakan dan pemulihannya: katakan, ubah, lihat lagi

rooms-preferences-counsellor = Keinginan klien, dan apakah dipegang
rooms-profile = Yang ingin Anda ceritakan tentang diri sendiri, dan siapa yang melihatnya
    .kamu = Yang ingin kamu ceritakan tentang dirimu, dan siapa yang melihatnya
rooms-profile-counsellor = Yang klien ingin diketahui tentang dirinya
rooms-reflections = Tempat menulis yang hanya dibaca sendiri, kecuali dibagikan
rooms-accommodations = Huruf besar, kata-kata yang lebih mudah, dibacakan, waktu lebih
