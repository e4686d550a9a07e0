## Ruang-ruang sebuah kasus, dengan satu kalimat tentang gunanya

rooms-title = Ruang lain
rooms-preferences = Cara konseling yang cocok untuk Anda
    .kamu = Cara konseling yang cocok untukmu
rooms-guardians = Siapa mereka, dan apa yang mereka lihat
rooms-requests = Salinan, pembetulan, dan permintaan lain dari klien
rooms-ruptures = Keretakan dan pemulihannya: katakan, ubah, lihat lagi
